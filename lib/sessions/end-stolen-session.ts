import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { tokenReusedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { endSessions } from "./end-sessions";

/** One of its tokens was copied: who holds which of them cannot be told, so none is good any more. */
export async function endStolenSession(
  tx: Transaction,
  { sessionId, owner }: { sessionId: string; owner: User },
  context: RequestContext,
): Promise<void> {
  await endSessions(tx, { userId: owner.id, id: sessionId }, "token_reused");
  await tx.refreshToken.updateMany({
    where: { sessionId, answer: { not: null } },
    data: { answer: null },
  });
  await record(tx, context, {
    type: "token.reused",
    outcome: "REFUSED",
    subjectId: owner.id,
    sessionId,
  });
  await post(tx, tokenReusedMail(owner, context));
}
