type Value = string | number | { [key: string]: Value };

const MARK = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
const RECORD_BYTES = 3;
const [STRING, DOUBLE, UINT32, MAP] = [2, 3, 6, 7];

/** A place database in MMDB format: one record for each first byte of an IPv4 address, IPv4 only. */
export function placeFile(records: Record<number, Value>): Buffer {
  const values = Object.entries(records).map(([first, record]) => ({
    path: Number(first).toString(2).padStart(8, "0"),
    bytes: encoded(record),
  }));
  const nodes = nodesOf(values.map(({ path }) => path));
  const tree = Buffer.alloc(nodes.length * 2 * RECORD_BYTES, 0);
  nodes.forEach((node, index) => {
    ["0", "1"].forEach((bit, side) => {
      const path = node + bit;
      const inner = nodes.indexOf(path);
      const leaf = values.findIndex((value) => value.path === path);
      const offset = values.slice(0, leaf).reduce((sum, { bytes }) => sum + bytes.length, 0);
      const target = leaf >= 0 ? nodes.length + 16 + offset : inner >= 0 ? inner : nodes.length;
      tree.writeUIntBE(target, (index * 2 + side) * RECORD_BYTES, RECORD_BYTES);
    });
  });
  const metadata = encoded({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 0,
    database_type: "Test-City",
    ip_version: 4,
    node_count: nodes.length,
    record_size: RECORD_BYTES * 8,
  });
  return Buffer.concat([
    ...[tree, Buffer.alloc(16)],
    ...values.map(({ bytes }) => bytes),
    ...[MARK, metadata],
  ]);
}

/** Every way into the tree that does not end yet, the root first. */
function nodesOf(paths: string[]): string[] {
  const prefixes = paths.flatMap((path) => [...path].map((_, depth) => path.slice(0, depth)));
  return [...new Set(prefixes)].sort((one, other) => one.length - other.length);
}

function encoded(value: Value): Buffer {
  if (typeof value === "string") {
    const bytes = Buffer.from(value);
    return Buffer.concat([controlled(STRING, bytes.length), bytes]);
  }
  if (typeof value === "number") return encodedNumber(value);
  const entries = Object.entries(value);
  const parts = entries.flatMap(([key, part]) => [encoded(key), encoded(part)]);
  return Buffer.concat([controlled(MAP, entries.length), ...parts]);
}

function encodedNumber(value: number): Buffer {
  const isWhole = Number.isInteger(value) && value >= 0;
  const bytes = Buffer.alloc(isWhole ? 4 : 8);
  if (isWhole) bytes.writeUInt32BE(value);
  else bytes.writeDoubleBE(value);
  return Buffer.concat([controlled(isWhole ? UINT32 : DOUBLE, bytes.length), bytes]);
}

/** Type and size in one byte; sizes from 29 on continue in the next. */
function controlled(type: number, size: number): Buffer {
  return size < 29 ? Buffer.from([(type << 5) | size]) : Buffer.from([(type << 5) | 29, size - 29]);
}
