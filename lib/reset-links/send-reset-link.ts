import type { RequestContext } from "@/lib/audit/context";
import { type ResetReason, resetMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { issueResetLink } from "./issue-reset-link";

/** Mails a link to set a new password. The caller holds the person's row. */
export async function sendResetLink(
  tx: Transaction,
  user: User,
  reason: ResetReason,
  context: RequestContext,
): Promise<void> {
  const link = await issueResetLink(tx, { userId: user.id, reason }, context);
  await post(tx, resetMail(user, { ...link, reason }, context));
}
