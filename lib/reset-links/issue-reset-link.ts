import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { after } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { closeMailTokens, issueMailToken } from "@/lib/tokens/mail-token";

export type ResetLink = { secret: string; expiresAt: Date };

/** A link to set a new password. The caller holds the person's row; only the newest one works. */
export async function makeResetLink(tx: Transaction, userId: string): Promise<ResetLink> {
  await closeMailTokens(tx, { userId, purpose: "RESET_PASSWORD" });
  const expiresAt = after(limits.resetLinkMinutes * 60);
  const { secret } = await issueMailToken(tx, { purpose: "RESET_PASSWORD", userId, expiresAt });
  return { secret, expiresAt };
}

/** The same, and records it. */
export async function issueResetLink(
  tx: Transaction,
  { userId, reason }: { userId: string; reason: string },
  context: RequestContext,
): Promise<ResetLink> {
  const link = await makeResetLink(tx, userId);
  await record(tx, context, { type: "password.reset_link_made", subjectId: userId, reason });
  return link;
}
