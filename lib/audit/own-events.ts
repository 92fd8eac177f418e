import { after } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { AuditEvent } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { comesFrom, type EventType, eventKinds, noticeTypes, ownEventTypes } from "./catalogue";
import { cursorOf, placeOfCursor } from "./cursor";
import type { EventDetails } from "./record";
import type { OwnEventsFilter } from "./schema";

export type OwnEvent = Pick<AuditEvent, "id" | "outcome" | "address" | "userAgent" | "reason"> & {
  type: EventType;
  at: Date;
  sessionId: string | null;
  details: EventDetails;
};

export type OwnEventsPage = { events: OwnEvent[]; nextCursor: string | null };

/** What an event tells its owner beside its type; what is not named here stays in the log. */
const toldDetails = new Set([
  "method",
  "methods",
  "by",
  "byAdmin",
  "at",
  "to",
  "left",
  "sessions",
  "devices",
  "newDevice",
  "riskReasons",
  "service",
  "purpose",
]);

const periodHours: Record<NonNullable<OwnEventsFilter["period"]>, number> = {
  day: 24,
  week: 7 * 24,
  month: 30 * 24,
};

/** One's own part of the log, newest first. A cursor that is none of ours begins at the newest. */
export async function listOwnEvents(
  db: Database,
  userId: string,
  filter: OwnEventsFilter & { noticesOnly?: boolean } = {},
): Promise<OwnEventsPage> {
  const { group, outcome, period, cursor, noticesOnly = false } = filter;
  const place = cursor === undefined ? null : placeOfCursor(cursor);
  const types = noticesOnly ? noticeTypes : ownEventTypes;
  const since = period && after(-periodHours[period] * 3600);
  const rows = await db.auditEvent.findMany({
    where: {
      subjectId: userId,
      type: { in: types.filter((type) => !group || eventKinds[type].group === group) },
      outcome: outcome && (outcome === "failed" ? { not: "SUCCESS" } : "SUCCESS"),
      occurredAt: { gte: since, lte: place?.occurredAt },
      // The index follows the line above; this one settles who shares the moment.
      ...(place && { OR: [{ occurredAt: { lt: place.occurredAt } }, { id: { lt: place.id } }] }),
    },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limits.eventsPerPage + 1,
  });
  const shown = rows.slice(0, limits.eventsPerPage);
  const last = shown.at(-1);
  return {
    events: shown.map((row) => ownEvent(row, userId)),
    nextCursor: last && rows.length > shown.length ? cursorOf(last) : null,
  };
}

/** From where an admin helps, or a back end calls, is their own. */
const nowhere = { address: null, userAgent: null };

function ownEvent(row: AuditEvent, userId: string): OwnEvent {
  const { id, outcome, occurredAt, reason, actorId, sessionId } = row;
  // The query asked for no other.
  const type = row.type as EventType;
  const all = row.details as EventDetails;
  const { address, userAgent } = comesFrom({ type, details: all }) ? nowhere : row;
  const details = Object.entries(all);
  return {
    id,
    type,
    outcome,
    at: occurredAt,
    address,
    userAgent,
    reason,
    // Somebody else's session is theirs to know.
    sessionId: actorId === null || actorId === userId ? sessionId : null,
    details: Object.fromEntries(details.filter(([name]) => toldDetails.has(name))),
  };
}
