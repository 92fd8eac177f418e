import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";

/** Few enough that no batch holds anybody up, whatever has gathered. */
const BATCH_ROWS = 2_000;

const LONG_OVER = `now() - interval '${limits.endedSessionDays} days'`;

/** What has ended and is of no more use to anybody: table, its key, and which rows. */
const expired: [table: string, key: string, where: string][] = [
  ["rate_limit", "key", `"expire" < extract(epoch from now()) * 1000`],
  ["mail_token", "id", `"expires_at" < now() - interval '1 day'`],
  ["refresh_token", "id", `"expires_at" < now()`],
  ["authenticator_setup", "id", `"expires_at" < now()`],
  ["one_time_code", "id", `"expires_at" < now()`],
  ["challenge", "id", `"expires_at" < now() - interval '1 day'`],
  ["session", "id", `"ended_at" < ${LONG_OVER} OR "expires_at" < ${LONG_OVER}`],
  ["device", "id", `"last_seen_at" < now() - interval '${limits.forgottenDeviceDays} days'`],
  [
    "outbox_message",
    "id",
    `"state" IN ('SENT', 'FAILED') AND "created_at" < now() - interval '${limits.sentMessageDays} days'`,
  ],
];

/** Answers that nobody may ask for again, of phones that have not come back since. */
const WIPE_ANSWERS = `UPDATE "refresh_token" SET "answer" = NULL WHERE "id" IN
  (SELECT "id" FROM "refresh_token" WHERE "answer" IS NOT NULL
      AND "used_at" < now() - interval '${limits.rotationRetrySeconds} seconds'
    LIMIT ${BATCH_ROWS} FOR UPDATE SKIP LOCKED)`;

/** Many instances run it once between them. */
export async function cleanUp(db: Database): Promise<void> {
  await db.$queryRaw`SELECT ensure_audit_partitions(${limits.auditMonthsAhead}::int)`;
  for (const [table, key, where] of expired) {
    // Every name here is a constant of this file; nothing of it comes from outside.
    const batch = `DELETE FROM "${table}" WHERE "${key}" IN
      (SELECT "${key}" FROM "${table}" WHERE ${where} LIMIT ${BATCH_ROWS} FOR UPDATE SKIP LOCKED)`;
    await inBatches(db, batch);
  }
  await inBatches(db, WIPE_ANSWERS);
}

async function inBatches(db: Database, batch: string): Promise<void> {
  while ((await db.$executeRawUnsafe(batch)) === BATCH_ROWS);
}
