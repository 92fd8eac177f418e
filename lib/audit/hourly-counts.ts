import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";

export const HOUR_MS = 3600 * 1000;

/** So much of the log in one statement, however far behind the counts are. */
const STEP_MS = 24 * HOUR_MS;

export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/** The end of what is counted; null before the first count. What is later is counted in the log itself. */
export async function countedUntil(db: Database): Promise<Date | null> {
  const newest = await db.auditHour.findFirst({ orderBy: { hour: "desc" } });
  return newest && new Date(newest.hour.getTime() + HOUR_MS);
}

/**
 * Counts the hours that have ended since the last time, however long ago that was, and once more
 * those of the day before, for whatever was committed late. Oldest first, so that being stopped
 * leaves no gap.
 */
export async function countHours(db: Database): Promise<void> {
  const end = hourOf(now()).getTime();
  const counted = await countedUntil(db);
  const first = counted
    ? counted.getTime() - limits.lateEventHours * HOUR_MS
    : await firstHour(db, end);
  for (let from = first; from < end; from += STEP_MS) {
    await countBetween(db, new Date(from), new Date(Math.min(from + STEP_MS, end)));
  }
}

async function firstHour(db: Database, end: number): Promise<number> {
  const oldest = await db.auditEvent.findFirst({
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    select: { occurredAt: true },
  });
  return oldest ? hourOf(oldest.occurredAt).getTime() : end;
}

/** The log only grows: of two counts of an hour, the greater is the newer. */
const countBetween = (db: Database, from: Date, until: Date): Promise<number> =>
  db.$executeRaw`
    INSERT INTO "audit_hour" ("hour", "type", "outcome", "count")
    SELECT date_trunc('hour', "occurred_at", 'UTC'), "type", "outcome", count(*)::int
      FROM "audit_event"
     WHERE "occurred_at" >= ${from.toISOString()}::timestamptz
       AND "occurred_at" < ${until.toISOString()}::timestamptz
     GROUP BY 1, 2, 3
    ON CONFLICT ("hour", "type", "outcome")
    DO UPDATE SET "count" = greatest("audit_hour"."count", excluded."count")`;
