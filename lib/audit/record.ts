import type { Transaction } from "@/lib/platform/database";
import type { AuditOutcome } from "@/lib/platform/database/generated/enums";
import type { EventType } from "./catalogue";
import type { RequestContext } from "./context";

/** Plain values only, chosen one by one: an event never takes a form, a row or a request as it is. */
export type EventDetails = Record<string, Plain | Record<string, Plain>>;

type Plain = string | number | boolean | string[] | null;

export type AuditEntry = {
  type: EventType;
  outcome?: AuditOutcome;
  actorId?: string;
  subjectId?: string;
  sessionId?: string;
  reason?: string;
  details?: EventDetails;
};

/** Writes to the log inside the caller's transaction: a change and its record stand or fall together. */
export async function record(
  tx: Pick<Transaction, "auditEvent">,
  context: RequestContext,
  ...entries: AuditEntry[]
): Promise<void> {
  await tx.auditEvent.createMany({
    data: entries.map((entry) => ({
      type: entry.type,
      outcome: entry.outcome ?? "SUCCESS",
      actorId: entry.actorId ?? context.session?.userId,
      subjectId: entry.subjectId,
      sessionId: entry.sessionId ?? context.session?.id,
      address: context.address,
      userAgent: context.userAgent,
      requestId: context.requestId,
      reason: entry.reason,
      details: { ...actingService(context), ...entry.details },
    })),
  });
}

const actingService = ({ service }: RequestContext): EventDetails =>
  service ? { service: service.name, key: service.id } : {};
