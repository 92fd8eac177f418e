import type { Database } from "@/lib/platform/database";
import type { AuditEvent } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";

export type PersonEvent = Pick<
  AuditEvent,
  "id" | "type" | "outcome" | "occurredAt" | "address" | "userAgent" | "reason"
> & {
  /** Who did it, where that is somebody else: an email, or an id that is nobody's any more. */
  by: string | null;
};

/** The newest events that touch a person, as admins see them. */
export async function newestEventsOf(db: Database, subjectId: string): Promise<PersonEvent[]> {
  const events = await db.auditEvent.findMany({
    where: { subjectId },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limits.personEvents,
  });
  const others = events.flatMap(({ actorId }) => (actorId && actorId !== subjectId ? actorId : []));
  const actors = await db.user.findMany({
    where: { id: { in: others } },
    select: { id: true, email: true },
  });
  const emails = new Map(actors.map(({ id, email }) => [id, email]));
  return events.map(({ id, type, outcome, occurredAt, address, userAgent, reason, actorId }) => ({
    id,
    type,
    outcome,
    occurredAt,
    address,
    userAgent,
    reason,
    by: actorId && actorId !== subjectId ? (emails.get(actorId) ?? actorId) : null,
  }));
}
