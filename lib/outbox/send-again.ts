import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { queueSending } from "./jobs";

/** Gives a message that failed a new set of tries. */
export async function sendAgain(
  db: Database,
  messageId: string,
  context: RequestContext,
): Promise<Outcome<object, "NOT_FOUND">> {
  return db.$transaction(async (tx) => {
    const [message] = await tx.outboxMessage.updateManyAndReturn({
      where: { id: messageId, state: "FAILED", envelope: { not: null } },
      data: { state: "QUEUED", attempts: 0, lastError: null },
      select: { userId: true },
    });
    if (!message) return failure("NOT_FOUND");
    await queueSending(tx, messageId);
    await record(tx, context, {
      type: "message.resent",
      subjectId: message.userId ?? undefined,
      details: { message: messageId },
    });
    return { ok: true };
  });
}
