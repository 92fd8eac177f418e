import { cursorOf, placeOfCursor } from "@/lib/audit/cursor";
import type { EventDetails } from "@/lib/audit/record";
import type { AuditEvent } from "@/lib/platform/database/generated/client";
import type { Read, Row } from "./section";

/** The person's own part of the log, oldest first. */
export const readEvents: Read = async (tx, { userId, until, place, take }) => {
  const from = place === null ? null : placeOfCursor(place);
  const found = await tx.auditEvent.findMany({
    where: {
      subjectId: userId,
      occurredAt: { gte: from?.occurredAt, lte: until },
      ...(from && { OR: [{ occurredAt: { gt: from.occurredAt } }, { id: { gt: from.id } }] }),
    },
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    take: take + 1,
  });
  const shown = found.slice(0, take);
  const last = found.length > take ? shown.at(-1) : undefined;
  return { rows: shown.map((event) => row(event, userId)), place: last ? cursorOf(last) : null };
};

/** Where somebody else did it, an admin or a back end, from where they did it is theirs to know. */
function row(event: AuditEvent, userId: string): Row {
  const { id, occurredAt, type, outcome, actorId, reason } = event;
  const isTheirs = actorId !== null && actorId !== userId;
  const told = { id, occurredAt, type, outcome, reason };
  if (isTheirs) return { ...told, byAnother: true };
  const details = event.details as EventDetails;
  const { service, purpose = null, method = null } = details;
  if (service !== undefined) {
    return { ...told, byAnother: true, details: { service, purpose, method } };
  }
  const { address, userAgent, sessionId } = event;
  return { ...told, address, userAgent, sessionId, details };
}
