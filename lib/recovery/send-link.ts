import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { recoveryLinkMail, recoveryReadyMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { RecoveryRequest, User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { readPolicy } from "@/lib/policies/read-policy";
import { stopTokenOf } from "@/lib/recovery-requests/open-request";
import { closeMailTokens, issueMailToken } from "@/lib/tokens/mail-token";
import { lastBegun } from "./begun";

/** The link that shows the mailbox. The caller holds the person's row; only the newest one works. */
export async function sendStartLink(
  tx: Transaction,
  owner: User,
  context: RequestContext,
): Promise<void> {
  const purpose = "START_RECOVERY";
  await closeMailTokens(tx, { userId: owner.id, purpose });
  const expiresAt = after(limits.recoveryLinkMinutes * 60);
  const { secret } = await issueMailToken(tx, { purpose, userId: owner.id, expiresAt });
  const { waitHours } = await readPolicy(tx, "recovery");
  await record(tx, context, { type: "recovery.asked", subjectId: owner.id });
  await post(tx, recoveryLinkMail(owner, { secret, expiresAt, waitHours }, context));
}

export async function issueFinishLink(
  tx: Transaction,
  { userId, expiresAt }: { userId: string; expiresAt: Date },
): Promise<string> {
  const purpose = "FINISH_RECOVERY";
  await closeMailTokens(tx, { userId, purpose });
  return (await issueMailToken(tx, { purpose, userId, expiresAt })).secret;
}

/** The same mail once more; the request runs out when it would have. */
export async function sendFinishLinkAgain(
  tx: Transaction,
  owner: User,
  { request, expiresAt }: { request: RecoveryRequest; expiresAt: Date },
  context: RequestContext,
): Promise<void> {
  const secret = await issueFinishLink(tx, { userId: owner.id, expiresAt });
  await record(tx, context, { type: "recovery.link_sent", subjectId: owner.id });
  const links = { stopToken: stopTokenOf(request), secret, expiresAt };
  await post(tx, recoveryReadyMail(owner, links, await lastBegun(tx, owner.id)));
}
