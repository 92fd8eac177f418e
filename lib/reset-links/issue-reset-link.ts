import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { after } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { closeMailTokens, issueMailToken } from "@/lib/tokens/mail-token";

/** A link to set a new password. The caller holds the person's row; only the newest one works. */
export async function issueResetLink(
  tx: Transaction,
  { userId, reason }: { userId: string; reason: string },
  context: RequestContext,
): Promise<{ secret: string; expiresAt: Date }> {
  await closeMailTokens(tx, { userId, purpose: "RESET_PASSWORD" });
  const expiresAt = after(limits.resetLinkMinutes * 60);
  const { secret } = await issueMailToken(tx, { purpose: "RESET_PASSWORD", userId, expiresAt });
  await record(tx, context, { type: "password.reset_link_made", subjectId: userId, reason });
  return { secret, expiresAt };
}
