import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { costsMoreThanOurs } from "@/lib/platform/password-hash";
import { findAccounts } from "./find-accounts";
import { type Format, openRows } from "./open-rows";
import { putPeople } from "./put-people";
import { type Person, type Refusal, readPerson } from "./read-person";
import type { FileProblem, Note, Reason } from "./reasons";

export type LineReport = { line: number } & (
  | { outcome: "imported" | "imported_before" | "had_account"; email: string; notes: Note[] }
  | { outcome: "refused"; reason: Reason; firstLine?: number }
);

export type Tally = Record<LineReport["outcome"], number> & {
  /** Until their owners sign in, a wrong try at them takes longer than at an address nobody has. */
  dearHashes: number;
};

export type ImportInput = {
  source: AsyncIterable<Uint8Array>;
  format: Format;
  isDryRun: boolean;
};

export type ImportResult = { ok: true; tally: Tally } | ({ ok: false } & FileProblem);

/**
 * Line by line, a batch a transaction: what is in stays in, and the same file again goes on where it
 * stopped. `report` hears of each line once it is settled, in the order of the file.
 */
export async function importPeople(
  db: Database,
  { source, format, isDryRun }: ImportInput,
  context: RequestContext,
  report: (line: LineReport) => void,
): Promise<ImportResult> {
  const file = await openRows(source, format);
  if (!file.ok) return file;
  const tally: Tally = {
    imported: 0,
    imported_before: 0,
    had_account: 0,
    refused: 0,
    dearHashes: 0,
  };
  const once = firstOfEachAddress();
  const settle = isDryRun ? findAccounts : putPeople;

  const flush = async (lines: (Person | Refusal)[]) => {
    const found = await settle(db, lines.filter(isPerson), context);
    for (const each of lines) {
      const told = isPerson(each) ? outcomeOf(each, found) : refusalOf(each);
      tally[told.outcome]++;
      if (told.outcome === "imported" && isPerson(each) && isDear(each)) tally.dearHashes++;
      report(told);
    }
  };

  let batch: (Person | Refusal)[] = [];
  for await (const row of file.rows) {
    batch.push(once(readPerson(row)));
    if (batch.length < limits.importBatchLines) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
  return { ok: true, tally };
}

const isPerson = (line: Person | Refusal): line is Person => "email" in line;

const isDear = ({ passwordHash }: Person): boolean =>
  passwordHash !== null && costsMoreThanOurs(passwordHash);

const refusalOf = (refusal: Refusal): LineReport => ({ ...refusal, outcome: "refused" });

const outcomeOf = (
  { line, email, emailNormalized, notes }: Person,
  accounts: Awaited<ReturnType<typeof findAccounts>>,
): LineReport => ({ line, email, notes, outcome: accounts.get(emailNormalized) ?? "imported" });

/** Two lines that are one address: the second is refused. What is kept of each is twelve bytes. */
function firstOfEachAddress(): (line: Person | Refusal) => Person | Refusal {
  const firstLines = new Map<string, number>();
  return (each) => {
    if (!isPerson(each)) return each;
    const key = digest(each.emailNormalized).toString("latin1", 0, 12);
    const firstLine = firstLines.get(key);
    if (firstLine !== undefined) return { line: each.line, reason: "email.repeated", firstLine };
    firstLines.set(key, each.line);
    return each;
  };
}
