import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { countCleanedUp } from "@/lib/platform/metrics";

/** Few enough that no batch holds anybody up, whatever has gathered. */
const BATCH_ROWS = 2_000;

type Cleaning = {
  table: string;
  where: string;
  key?: string;
  /** Changes the rows, and does not remove them; `as` is what they are counted as. */
  instead?: { set: string; as: string };
};

/** What has ended and is of no more use to anybody. Each `where` has an index to find its rows by. */
const cleanings: Cleaning[] = [
  { table: "rate_limit", key: "key", where: `"expire" < extract(epoch from now()) * 1000` },
  { table: "mail_token", where: `"expires_at" < now() - interval '1 day'` },
  {
    table: "email_change",
    where: `"expires_at" < now() - interval '1 day'
        AND ("undo_until" IS NULL OR "undo_until" < now())`,
  },
  {
    table: "invitation",
    where: `"expires_at" < now() - interval '${limits.closedInvitationDays} days'`,
  },
  {
    table: "admin_request",
    where: `"ended_at" < now() - interval '${limits.endedRequestDays} days'`,
  },
  {
    table: "recovery_request",
    where: `"closed_at" < now() - interval '${limits.closedRecoveryDays} days'`,
  },
  { table: "refresh_token", where: `"expires_at" < now()` },
  // Answers that nobody may ask for again, of phones that have not come back since.
  {
    table: "refresh_token",
    instead: { set: `"answer" = NULL`, as: "refresh_answer" },
    where: `"answer" IS NOT NULL
        AND "used_at" < now() - interval '${limits.rotationRetrySeconds} seconds'`,
  },
  { table: "authenticator_setup", where: `"expires_at" < now()` },
  { table: "one_time_code", where: `"expires_at" < now()` },
  { table: "service_challenge", where: `"expires_at" < now() - interval '1 day'` },
  { table: "challenge", where: `"expires_at" < now() - interval '1 day'` },
  {
    table: "session",
    instead: { set: `"ended_at" = "expires_at", "end_reason" = 'expired'`, as: "expired_session" },
    where: `"ended_at" IS NULL AND "expires_at" < now()`,
  },
  { table: "session", where: `"ended_at" < now() - interval '${limits.endedSessionDays} days'` },
  {
    table: "device",
    where: `"last_seen_at" < now() - interval '${limits.forgottenDeviceDays} days'`,
  },
  {
    table: "outbox_message",
    where: `"state" IN ('SENT', 'FAILED')
        AND "created_at" < now() - interval '${limits.sentMessageDays} days'`,
  },
  // Of people who are gone: what no server was there to send is of no use to anybody.
  {
    table: "outbox_message",
    where: `"state" = 'WAITING' AND "user_id" IS NULL AND "expires_at" < now()`,
  },
  // With its content, which hangs on it.
  { table: "data_export", where: `"expires_at" < now()` },
];

/** Many instances run it once between them. */
export async function cleanUp(db: Database): Promise<void> {
  await db.$queryRaw`SELECT ensure_audit_partitions(${limits.auditMonthsAhead}::int)`;
  for (const cleaning of cleanings) await inBatches(db, cleaning);
}

async function inBatches(db: Database, cleaning: Cleaning): Promise<void> {
  const { table, where, key = "id", instead } = cleaning;
  const act = instead ? `UPDATE "${table}" SET ${instead.set}` : `DELETE FROM "${table}"`;
  // Every name here is a constant of this file; nothing of it comes from outside.
  const batch = `${act} WHERE "${key}" IN
      (SELECT "${key}" FROM "${table}" WHERE ${where} LIMIT ${BATCH_ROWS} FOR UPDATE SKIP LOCKED)`;
  for (;;) {
    const begun = performance.now();
    const rows = await db.$executeRawUnsafe(batch);
    countCleanedUp(instead?.as ?? table, rows);
    if (rows < BATCH_ROWS) return;
    // As long a pause as the batch took: half of the disk is everybody else's.
    await pause(performance.now() - begun);
  }
}
