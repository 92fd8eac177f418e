import type { Finding } from "@/lib/sealed-log/finding";
import type { Messages } from "./en";
import { fill } from "./format";

/** What was found, in a sentence. Times are UTC, as the log has them. */
export function findingSentence(
  finding: Finding,
  words: Messages["verifyLog"]["findings"],
): string {
  const { row, ...rest } = { row: undefined, ...finding };
  const { id, type, occurredAt } = row ?? {};
  const values = Object.entries({ ...rest, id, type, time: occurredAt }).map(([name, value]) => [
    name,
    name === "month" ? String(value).slice(0, 7) : (value ?? "?"),
  ]);
  return fill(words[finding.kind], Object.fromEntries(values));
}
