import type { Part } from "./content";

/** One document: the account, then a list for each kind of thing that hangs on it. */
export async function* writeJson(parts: AsyncIterable<Part>, madeAt: Date): AsyncGenerator<string> {
  yield `{\n"madeAt": ${JSON.stringify(madeAt)}`;
  let open: string | undefined;
  let isFirst = true;
  for await (const { section, rows } of parts) {
    if (section === "account") {
      yield `,\n"account": ${JSON.stringify(rows[0])}`;
      continue;
    }
    if (section !== open) {
      yield `${open ? "\n]" : ""},\n${JSON.stringify(section)}: [`;
      open = section;
      isFirst = true;
    }
    if (rows.length === 0) continue;
    yield `${isFirst ? "\n" : ",\n"}${rows.map((row) => JSON.stringify(row)).join(",\n")}`;
    isFirst = false;
  }
  yield `${open ? "\n]" : ""}\n}\n`;
}
