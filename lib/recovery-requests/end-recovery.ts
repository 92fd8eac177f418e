import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { recoveryEndedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Transaction } from "@/lib/platform/database";
import { closeMailTokens } from "@/lib/tokens/mail-token";
import { closeRequest, requestOf } from "./open-request";

/**
 * A second factor was shown, or the password it began with is another: then a recovery has no ground
 * any more, nor has a link to begin one. The caller holds the person's row.
 */
export async function endRecovery(
  tx: Transaction,
  { userId, reason, byAdmin }: { userId: string; reason: string; byAdmin?: true },
  context: RequestContext,
): Promise<void> {
  await closeMailTokens(tx, { userId, purpose: { in: ["START_RECOVERY", "FINISH_RECOVERY"] } });
  const request = await requestOf(tx, userId);
  if (!request || !(await closeRequest(tx, request.id, "ended"))) return;
  const owner = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const details = byAdmin && { byAdmin };
  await record(tx, context, { type: "recovery.ended", subjectId: userId, reason, details });
  const why = reason === "factor_used" ? "factorUsed" : "changed";
  await post(tx, recoveryEndedMail(owner, byAdmin ? "byAdmin" : why, context));
}
