import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { isConfigured, queueSending } from "@/lib/outbox/jobs";
import type { Database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actAsAdmin } from "./act-as-admin";

/** Gives a message that failed a new set of tries, or lets it wait where there is no server. */
export const sendMessageAgain = (
  db: Database,
  session: Authenticated,
  messageId: string,
  context: RequestContext,
) =>
  actAsAdmin<object, "NOT_FOUND">(db, session, async (tx) => {
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
