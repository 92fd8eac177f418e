import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { isConfigured, queueSending } from "./jobs";

/** Gives a message that failed a new set of tries, or lets it wait where there is no server. */
export async function sendAgain(
  db: Database,
  messageId: string,
  context: RequestContext,
): Promise<Outcome<object, "NOT_FOUND">> {
  return db.$transaction(async (tx) => {
    const [message] = await tx.outboxMessage.updateManyAndReturn({
      where: { id: messageId, state: "FAILED", envelope: { not: null } },
      data: { state: "QUEUED", attempts: 0, lastError: null },
      select: { userId: true, channel: true },
    });
    if (!message) return failure("NOT_FOUND");
    if (isConfigured(message.channel)) await queueSending(tx, messageId);
    else await tx.outboxMessage.update({ where: { id: messageId }, data: { state: "WAITING" } });
    await record(tx, context, {
      type: "message.resent",
      subjectId: message.userId ?? undefined,
      details: { message: messageId },
    });
    return { ok: true };
  });
}
