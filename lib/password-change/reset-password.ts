import { endAccess } from "@/lib/access/end-access";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { passwordResetMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { keepOldPassword, usedBefore } from "@/lib/passwords/old-passwords";
import { refusePassword } from "@/lib/passwords/refuse-password";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { log } from "@/lib/platform/log";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password-hash";
import { rates } from "@/lib/platform/rates";
import { forgetFailuresOf } from "@/lib/sign-in/lockout";
import { claimByLink, closeMailTokens, ownerOfLink } from "@/lib/tokens/mail-token";
import { holdUser } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";

type Refusal = "INVALID_INPUT" | "INVALID_TOKEN" | "RATE_LIMITED";

/**
 * Sets a new password by the mailed link. It signs nobody in: a mailbox is one proof, and a second
 * factor still stands. A password that may not be chosen does not use the link up.
 */
export async function resetPassword(
  db: Database,
  { token, password }: { token: string; password: string },
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const limited = await countRequest(db, rates.resetAddress, context);
  if (limited) return limited;
  const userId = await ownerOfLink(db, "RESET_PASSWORD", token);
  const owner = userId ? await db.user.findUnique({ where: { id: userId } }) : null;
  const isAnothers = context.session !== undefined && context.session.userId !== owner?.id;
  if (!owner || isAnothers) return refuse(db, context);
  const refused = await refusePassword(db, { password, owner }, context);
  if (refused) return refused;
  const problem = await usedBefore(db, owner.id, password, owner);
  if (problem) return failure("INVALID_INPUT", { fields: { password: problem } });

  const passwordHash = await hashPassword(password);
  const user = await db.$transaction(async (tx) => {
    const held = await holdUser(tx, owner.id);
    const claimed = await claimByLink(tx, "RESET_PASSWORD", token);
    if (!held || !claimed || isClosed(held)) return null;
    await putInForce(tx, held, passwordHash, context);
    return held;
  });
  if (!user) return refuse(db, context);
  await forgetFailuresOf(db, user).catch((error: unknown) => {
    // The password is set; what is left is at most a wait.
    log.warn({ message: String(error) }, "failed tries could not be forgotten");
  });
  return { ok: true };
}

/** The link came by mail, so it proves the mailbox, too; and whatever an earlier proof opened ends. */
async function putInForce(
  tx: Transaction,
  user: User,
  passwordHash: string,
  context: RequestContext,
): Promise<void> {
  const at = now();
  await keepOldPassword(tx, user);
  const changed = await tx.user.update({
    where: { id: user.id },
    data: {
      passwordHash,
      passwordChangedAt: at,
      resetByMailAt: at,
      passwordBarredAt: null,
      emailVerifiedAt: user.emailVerifiedAt ?? at,
    },
  });
  await endAccess(tx, { userId: user.id, reason: "password_reset" }, context);
  await closeMailTokens(tx, { userId: user.id });
  const about = { actorId: user.id, subjectId: user.id };
  await record(tx, context, { type: "password.reset", ...about });
  if (!user.emailVerifiedAt) {
    const details = { by: "reset" };
    await record(tx, context, { type: "email.verified", ...about, details });
  }
  await post(tx, passwordResetMail(changed, context));
}

async function refuse(db: Database, context: RequestContext): Promise<Failure<"INVALID_TOKEN">> {
  await record(db, context, { type: "password.reset_failed", outcome: "FAILURE" });
  return failure("INVALID_TOKEN");
}
