import type { Begun } from "@/lib/notifications/recovery-mails";
import type { Transaction } from "@/lib/platform/database";

/** From where it was begun, as the log has it, for what is told by a job. */
export async function lastBegun(
  tx: Pick<Transaction, "auditEvent">,
  userId: string,
): Promise<Begun> {
  const { occurredAt, address, userAgent, requestId } = await tx.auditEvent.findFirstOrThrow({
    where: { subjectId: userId, type: "recovery.requested" },
    orderBy: { occurredAt: "desc" },
  });
  return {
    at: occurredAt,
    context: { requestId: requestId ?? "", address: address ?? "", userAgent: userAgent ?? "" },
  };
}
