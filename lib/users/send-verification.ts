import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { verificationMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { issueMailToken } from "@/lib/tokens/mail-token";

/**
 * Mails a link and a code. What confirming puts in force is the name and password chosen together
 * with this mail: whoever confirms the mail of their own registration gets their own, whatever others
 * registered meanwhile (docs/decisions/0007-verification-mail-carries-its-password.md).
 */
export async function sendVerification(
  tx: Transaction,
  user: Pick<User, "id" | "email" | "name" | "passwordHash">,
  context: RequestContext,
): Promise<string> {
  const expiresAt = after(limits.verifyEmailHours * 3600);
  const token = await issueMailToken(tx, {
    purpose: "VERIFY_EMAIL",
    userId: user.id,
    expiresAt,
    pendingName: user.name,
    pendingHash: user.passwordHash ?? undefined,
  });
  await post(tx, verificationMail(user, { ...token, expiresAt }));
  await record(tx, context, { type: "email.verification_sent", subjectId: user.id });
  return token.id;
}
