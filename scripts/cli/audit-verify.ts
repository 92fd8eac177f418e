import { commandLineContext } from "@/lib/audit/context";
import { messagesFor } from "@/lib/messages";
import { findingSentence } from "@/lib/messages/finding-sentence";
import { fill } from "@/lib/messages/format";
import type { Place, Verdict } from "@/lib/sealed-log/verify-log";
import { checkMigrated } from "./check-migrated";
import { type Command, EXIT, UsageError } from "./command";
import { withDatabase } from "./with-database";

const DIGEST = /^[0-9a-f]{64}$/;
const TELLING_MS = 2_000;
const EXIT_CODES: Record<Verdict["state"], number> = { WHOLE: EXIT.ok, ALTERED: 3, UNSEALED: 4 };

const { verifyLog: words } = messagesFor();

export const auditVerifyCommand: Command = {
  summary: "Verify the audit log against its seals, and name the first row that does not fit",
  usage: ` [--expect DIGEST]

  --expect DIGEST    a seal that has to be there: one the app's log told of, or an earlier run

Exit codes: 0 the log is whole; 3 a row or a seal was altered, added or removed; 4 rows have no seal
though it is time, because the app has not been running or the newest seals were removed; 1 it could
not be verified. Whoever runs the database can remove the newest seals and have the app make others:
keep the digest of the newest seal elsewhere, and --expect it.`,
  options: { expect: { type: "string" } },
  run: async ({ expect, json }, output) => {
    if (expect !== undefined && !DIGEST.test(String(expect))) {
      throw new UsageError("--expect: a digest has 64 digits, 0 to 9 and a to f.");
    }
    const { verdict, seconds } = await withDatabase(async ({ migrateDatabaseUrl }) => {
      await checkMigrated(migrateDatabaseUrl);
      return verify(expect?.toString(), json ? () => undefined : teller());
    });
    const say = verdict.state === "WHOLE" ? output.say : output.complain;
    say(sentences(verdict, seconds), { ...verdict, seconds });
    return EXIT_CODES[verdict.state];
  },
};

async function verify(expected: string | undefined, onProgress: (place: Place) => void) {
  const { closeDatabase, database } = await import("@/lib/platform/database");
  const { withOwnConnection } = await import("@/lib/platform/database/own-connection");
  const { recordVerdict } = await import("@/lib/sealed-log/run-verification");
  const { verifyLog } = await import("@/lib/sealed-log/verify-log");
  try {
    const began = performance.now();
    const { verdict } = await withOwnConnection("verifying", (client) =>
      verifyLog(client, null, { expected, onProgress }),
    );
    if (!verdict) throw new Error("The verification did not come to its end.");
    await recordVerdict(database(), commandLineContext("audit verify"), verdict);
    return { verdict, seconds: (performance.now() - began) / 1000 };
  } finally {
    await closeDatabase();
  }
}

/** Beside the answer, so that the answer can be piped elsewhere. */
function teller(): (place: Place) => void {
  let told = performance.now();
  return ({ rows, rowsInAll }) => {
    if (performance.now() - told < TELLING_MS) return;
    told = performance.now();
    console.error(fill(words.told.progress, { rows, rowsInAll }));
  };
}

function sentences(
  { state, finding, rows, seals, newestDigest }: Verdict,
  seconds: number,
): string {
  const found = finding ? [findingSentence(finding, words.findings)] : [];
  const counted = { state: words.states[state], rows, seals, seconds: seconds.toFixed(1) };
  const newest = newestDigest ? [fill(words.told.newest, { digest: newestDigest })] : [];
  return [...found, fill(words.told.verdict, counted), ...newest].join("\n");
}
