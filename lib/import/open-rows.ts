import { parse } from "csv-parse/sync";
import { isColumn, neededColumns } from "./columns";
import { readLines } from "./read-lines";
import type { FileProblem, Reason } from "./reasons";

export type Format = "csv" | "jsonl";

export type Row = { line: number } & ({ fields: Record<string, unknown> } | { reason: Reason });

type Opened = { ok: true; rows: AsyncIterable<Row> } | ({ ok: false } & FileProblem);

const COLUMNS_NAMED = 10;

/**
 * A record is one line, in both forms: no field of ours can hold a line break, so a quote that is
 * never closed costs its own line and not the rest of the file.
 */
export async function openRows(source: AsyncIterable<Uint8Array>, format: Format): Promise<Opened> {
  const lines = withoutBlanks(readLines(source));
  const first = await lines.next();
  if (first.done) return unusable("empty");
  if (format === "jsonl") return { ok: true, rows: rowsOf(lines, first.value, fromJson) };
  const header = headerOf(first.value);
  if (!header.ok) return header;
  return { ok: true, rows: rowsOf(lines, null, (text) => fromCsv(text, header.columns)) };
}

type Lines = ReturnType<typeof readLines>;
type Line = Awaited<ReturnType<Lines["next"]>>["value"] & object;
type Parsed = { fields: Record<string, unknown> } | { reason: Reason };

async function* withoutBlanks(lines: Lines): Lines {
  for await (const line of lines) if ("problem" in line || line.text.trim() !== "") yield line;
}

async function* rowsOf(
  lines: Lines,
  first: Line | null,
  parseText: (text: string) => Parsed,
): AsyncGenerator<Row> {
  const rowOf = (line: Line): Row => ({
    line: line.line,
    ...("problem" in line ? { reason: line.problem } : parseText(line.text)),
  });
  if (first) yield rowOf(first);
  for await (const line of lines) yield rowOf(line);
}

function fromCsv(text: string, columns: string[]): Parsed {
  const values = csvRecord(text);
  if (!values) return { reason: "line.notCsv" };
  if (values.length !== columns.length) return { reason: "line.wrongCount" };
  return { fields: Object.fromEntries(columns.map((column, index) => [column, values[index]])) };
}

function fromJson(text: string): Parsed {
  const value = jsonValue(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { reason: "line.notJson" };
  }
  if (!Object.keys(value).every(isColumn)) return { reason: "line.unknownField" };
  return { fields: { ...value } };
}

function csvRecord(text: string): string[] | null {
  try {
    return parse(text, { recordDelimiter: "\n" })[0] ?? null;
  } catch {
    // The library says what it cannot read only by throwing.
    return null;
  }
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // So does this one.
    return undefined;
  }
}

function headerOf(line: Line): { ok: true; columns: string[] } | ({ ok: false } & FileProblem) {
  if ("problem" in line) {
    return unusable(line.problem === "line.notUtf8" ? "notUtf8" : "headerMalformed");
  }
  const columns = csvRecord(line.text)?.map((name) => name.trim().toLowerCase());
  if (!columns) return unusable("headerMalformed");
  const unknown = columns.filter((name) => !isColumn(name));
  if (unknown.length > 0) return unusable("columnsUnknown", unknown);
  const repeated = columns.filter((name, index) => columns.indexOf(name) !== index);
  if (repeated.length > 0) return unusable("columnsRepeated", repeated);
  const missing = neededColumns.filter((name) => !columns.includes(name));
  return missing.length > 0 ? unusable("columnsMissing", missing) : { ok: true, columns };
}

/** Names come from the file and go to a terminal: few of them, and nothing but plain signs. */
function unusable(problem: FileProblem["problem"], columns: readonly string[] = []) {
  const plain = columns
    .slice(0, COLUMNS_NAMED)
    .map((name) => name.slice(0, 40).replace(/[^\x20-\x7e]/g, "?"));
  return { ok: false, problem, columns: plain } as const;
}
