import { type FileHandle, open } from "node:fs/promises";
import { commandLineContext } from "@/lib/audit/context";
import type { ImportInput, ImportResult, LineReport } from "@/lib/import/import-people";
import { checkMigrated } from "./check-migrated";
import { type Command, EXIT, type Output } from "./command";
import { fileProblemWords, lineWords, stoppedWords, tallyWords } from "./import-words";
import { withDatabase } from "./with-database";

const IMPORT_EXIT = { someRefused: 3, fileUnusable: 4, someHadAccounts: 5 } as const;

export const importCommand: Command = {
  summary: "Bring people in from another system, with their passwords and second factors",
  operand: "FILE",
  usage: ` FILE [--dry-run]

  FILE               CSV with the names of its columns in the first line, or JSON lines where it
                     ends in .jsonl or .ndjson; UTF-8, one person a line, 64 KB a line
  --dry-run          say what would happen to each line, and write nothing

Columns: email and name, always; email_verified (true or false; left out: false), password_hash
(bcrypt, $2a$, $2b$ or $2y$, cost 4 to 14), mfa_state (ENABLED, DISABLED, SETUP_IN_PROGRESS, which
becomes DISABLED), totp_secret (base32), backup_codes (plain:CODE or sha256:HEX with | between, in
JSON a list), created_at (ISO 8601), role (USER: a file makes nobody an admin).

Stopped half-way, run it again: nobody is brought in twice. An email that has an account is skipped
and listed. Nobody is mailed. With --json, one object a line: the lines worth telling, then the sums.

Exit codes: 0 every line is in, 1 stopped half-way, 2 not understood, 3 some lines were refused and
the rest is in, 4 the file cannot be read, 5 no line was refused, but some emails had accounts.`,
  options: { "dry-run": { type: "boolean" } },
  run: async (values, output, path = "") => {
    const file = await openFile(path, output);
    if (!file) return IMPORT_EXIT.fileUnusable;
    try {
      return await withDatabase(async ({ migrateDatabaseUrl }) => {
        await checkMigrated(migrateDatabaseUrl);
        return importFile(
          {
            source: file.createReadStream({ autoClose: false }),
            format: /\.(jsonl|ndjson)$/i.test(path) ? "jsonl" : "csv",
            isDryRun: values["dry-run"] === true,
          },
          output,
        );
      });
    } finally {
      await file.close();
    }
  },
};

async function openFile(path: string, output: Output): Promise<FileHandle | null> {
  try {
    const file = await open(path);
    if (!(await file.stat()).isDirectory()) return file;
    await file.close();
    unusable("EISDIR", output);
  } catch (error) {
    unusable(String((error as NodeJS.ErrnoException).code ?? error), output);
  }
  return null;
}

function unusable(error: string, { complain }: Output): void {
  complain(fileProblemWords({ problem: "unreadable", error }), { problem: "unreadable", error });
}

async function importFile(input: ImportInput, output: Output): Promise<number> {
  const { closeDatabase, database } = await import("@/lib/platform/database");
  const { databaseIsUnavailable } = await import("@/lib/platform/database/conflicts");
  const { importPeople } = await import("@/lib/import/import-people");
  let lastLine = 0;
  const report = (line: LineReport) => {
    lastLine = line.line;
    tellLine(line, input, output);
  };
  try {
    const result = await importPeople(database(), input, commandLineContext("import"), report);
    return conclude(result, input, output);
  } catch (error) {
    output.complain(stoppedWords(lastLine), { stoppedAfterLine: lastLine });
    if (databaseIsUnavailable(error) || (error as NodeJS.ErrnoException).syscall === "read") {
      output.complain(String(error), { error: String(error) });
      return EXIT.failed;
    }
    throw error;
  } finally {
    await closeDatabase();
  }
}

/** A dry run tells every line; else only those that somebody may want to do something about. */
function tellLine(line: LineReport, { isDryRun }: ImportInput, { say, complain }: Output): void {
  const words = lineWords(line, isDryRun);
  if (line.outcome === "refused" || line.outcome === "had_account") complain(words, line);
  else if (isDryRun || (line.outcome === "imported" && line.notes.length > 0)) say(words, line);
}

function conclude(result: ImportResult, { isDryRun }: ImportInput, output: Output): number {
  if (!result.ok) {
    const { ok: _ok, ...problem } = result;
    output.complain(fileProblemWords(problem), problem);
    return IMPORT_EXIT.fileUnusable;
  }
  const { tally } = result;
  output.say(tallyWords(tally, isDryRun), { dryRun: isDryRun, ...tally });
  if (tally.refused > 0) return IMPORT_EXIT.someRefused;
  return tally.had_account > 0 ? IMPORT_EXIT.someHadAccounts : EXIT.ok;
}
