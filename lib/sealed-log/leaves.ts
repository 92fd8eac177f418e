import { createHash, hash } from "node:crypto";

const DIGEST_BYTES = 32;
const NUMBER_BYTES = 4;
const SHORT_BYTES = 8;
export const ENTRY_BYTES = NUMBER_BYTES + SHORT_BYTES;
const FIRST_CAPACITY = 64;

/** The most that a number can be away from where its stretch begins. */
export const STRETCH_NUMBERS = 2 ** (8 * NUMBER_BYTES) - 1;

/**
 * The rows of one seal as leaves of a Merkle tree, as in RFC 6962: a leaf is told from a node by its
 * first byte. A row is hashed as the database's binary COPY sends it, which begins with the number of
 * its columns in two bytes, so with the 0 that a leaf begins with.
 */
export class Leaves {
  count = 0;
  private digests = Buffer.allocUnsafe(FIRST_CAPACITY * DIGEST_BYTES);
  private numbers: number[] = [];

  constructor(private readonly afterNumber: number) {}

  add(number: number, tuple: Uint8Array): void {
    const offset = this.count * DIGEST_BYTES;
    if (offset === this.digests.length) this.grow();
    // As a string of bytes: the runtime makes these twice as fast as buffers.
    this.digests.write(hash("sha256", tuple, "latin1" as "hex"), offset, DIGEST_BYTES, "latin1");
    this.numbers.push(number - this.afterNumber);
    this.count += 1;
  }

  /** Of each row how far its number is, and the beginning of its digest: enough to name a row by. */
  entries(): Buffer<ArrayBuffer> {
    const entries = Buffer.alloc(this.count * ENTRY_BYTES);
    for (const [index, number] of this.numbers.entries()) {
      const offset = index * ENTRY_BYTES;
      entries.writeUInt32BE(number, offset);
      const digest = index * DIGEST_BYTES;
      this.digests.copy(entries, offset + NUMBER_BYTES, digest, digest + SHORT_BYTES);
    }
    return entries;
  }

  root(): Buffer<ArrayBuffer> {
    const level = Buffer.from(this.digests.subarray(0, this.count * DIGEST_BYTES));
    const node = Buffer.alloc(1 + 2 * DIGEST_BYTES, 1);
    let width = this.count;
    while (width > 1) {
      const pairs = width >> 1;
      for (let pair = 0; pair < pairs; pair += 1) {
        level.copy(node, 1, 2 * pair * DIGEST_BYTES, 2 * (pair + 1) * DIGEST_BYTES);
        level.write(
          hash("sha256", node, "latin1" as "hex"),
          pair * DIGEST_BYTES,
          DIGEST_BYTES,
          "latin1",
        );
      }
      // One that has no other beside it goes up as it is.
      if (width % 2 === 1) {
        level.copy(level, pairs * DIGEST_BYTES, (width - 1) * DIGEST_BYTES, width * DIGEST_BYTES);
      }
      width = pairs + (width % 2);
    }
    return level.subarray(0, width * DIGEST_BYTES);
  }

  private grow(): void {
    const larger = Buffer.allocUnsafe(2 * this.digests.length);
    this.digests.copy(larger);
    this.digests = larger;
  }
}

export type Difference = { kind: "altered" | "added" | "removed"; number: number };

/** What the list has for a row of this number. */
export function shortDigestOf(entries: Uint8Array, fromAfter: number): Buffer | null {
  const list = Buffer.from(entries);
  for (let offset = 0; offset < list.length; offset += ENTRY_BYTES) {
    if (list.readUInt32BE(offset) === fromAfter) {
      return list.subarray(offset + NUMBER_BYTES, offset + ENTRY_BYTES);
    }
  }
  return null;
}

export const hasDigest = (tuple: Uint8Array, short: Uint8Array): boolean =>
  createHash("sha256").update(tuple).digest().subarray(0, SHORT_BYTES).equals(short);

/** The first row that is not as it was sealed, by its number; null where the lists do not differ. */
export function firstDifference(
  afterNumber: number,
  sealed: Uint8Array,
  found: Uint8Array,
): Difference | null {
  const [was, is] = [Buffer.from(sealed), Buffer.from(found)];
  for (let offset = 0; offset < Math.max(was.length, is.length); offset += ENTRY_BYTES) {
    const wanted = numberAt(was, offset);
    const number = numberAt(is, offset);
    if (wanted < number) return { kind: "removed", number: afterNumber + wanted };
    if (number < wanted) return { kind: "added", number: afterNumber + number };
    const end = offset + ENTRY_BYTES;
    if (was.compare(is, offset, end, offset, end) !== 0) {
      return { kind: "altered", number: afterNumber + number };
    }
  }
  return null;
}

const numberAt = (entries: Buffer, offset: number): number =>
  offset < entries.length ? entries.readUInt32BE(offset) : Number.POSITIVE_INFINITY;
