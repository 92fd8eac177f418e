import type { EventPlace } from "@/lib/audit/cursor";
import type { EventDetails } from "@/lib/audit/record";
import type { Database } from "@/lib/platform/database";
import type { AuditEvent } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { fits, type Look, lookedAt, newestFirst, newestOfKinds } from "./look";

export type LogEvent = Omit<AuditEvent, "details"> & { details: EventDetails };

export type LogPage = {
  events: LogEvent[];
  /** Where to go on; null at the end. A page that is not full may have one, too. */
  next: EventPlace | null;
  /** There is too much to look through in one go, so that the page is not full. */
  stoppedEarly: boolean;
};

/** The next part of what a search finds, newest first. */
export async function listLog(
  db: Database,
  look: Look,
  place?: EventPlace,
  take: number = limits.logRowsPerPage,
): Promise<LogPage> {
  const looksThrough = look.rest.length > 0 && !look.isComplete;
  const rows = look.isByKind
    ? newestOfKinds(look, take + 1, place)
    : lookedAt(look, looksThrough ? limits.logRowsLookedAt : take + 1, place);
  const found = await db.$queryRaw<LogEvent[]>`
    SELECT e."id", e."occurred_at" AS "occurredAt", e."type", e."outcome"::text AS "outcome",
           e."actor_id" AS "actorId", e."subject_id" AS "subjectId", e."session_id" AS "sessionId",
           host(e."address") AS "address", e."user_agent" AS "userAgent",
           e."request_id" AS "requestId", e."reason", e."details"
      FROM ${rows} WHERE ${fits(look)} ${newestFirst} LIMIT ${take + 1}`;
  const events = found.slice(0, take);
  const last = events.at(-1);
  if (last && found.length > take) return { events, next: last, stoppedEarly: false };
  const next = looksThrough ? await lastLookedAt(db, look, place) : null;
  return { events, next, stoppedEarly: next !== null };
}

/** Where looking stopped because it had taken long enough; null if it went to the end. */
async function lastLookedAt(
  db: Database,
  look: Look,
  place?: EventPlace,
): Promise<EventPlace | null> {
  const most = limits.logRowsLookedAt;
  const [last] = await db.$queryRaw<(EventPlace & { rows: number })[]>`
    SELECT e."occurred_at" AS "occurredAt", e."id", (count(*) OVER ())::int AS "rows"
      FROM ${lookedAt(look, most, place)} ORDER BY e."occurred_at", e."id" LIMIT 1`;
  return last && last.rows === most ? last : null;
}
