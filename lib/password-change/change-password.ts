import { endAccess } from "@/lib/access/end-access";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { passwordChangedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { keepOldPassword, usedBefore } from "@/lib/passwords/old-passwords";
import { refusePassword } from "@/lib/passwords/refuse-password";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password-hash";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import { newTokenOf } from "@/lib/sessions/tokens";
import { confirmAnew } from "@/lib/step-up/confirm-anew";
import { hasFreshFactor } from "@/lib/step-up/fresh";

export type PasswordChange = { currentPassword?: string; newPassword: string; code?: string };

/** With how long the new token of a phone lives; a browser's lives as long as its session. */
type Changed = { token: string; expiresIn?: number; changedAt: Date };

/**
 * Changes the password for who knows the old one. Only this session goes on, under a new token.
 * A password that may not be chosen is refused before any proof is spent on it.
 */
export async function changePassword(
  db: Database,
  session: Authenticated,
  { currentPassword, newPassword, code }: PasswordChange,
  context: RequestContext,
): Promise<Outcome<Changed>> {
  const { userId } = session;
  const { passwordChangedAt, ...owner } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, name: true, passwordChangedAt: true },
  });
  const isSame = newPassword.normalize("NFC") === currentPassword?.normalize("NFC");
  if (isSame) return mayNotBe("password.same");
  const chosen = { password: newPassword, owner, field: "newPassword" };
  const refused = await refusePassword(db, chosen, context);
  if (refused) return refused;
  const proof = { password: currentPassword, code };
  // Only who has the password in force is told of those before it; and no code is spent on one.
  const unproved = await confirmAnew(db, session, proof, context, async () => {
    const problem = await usedBefore(db, userId, newPassword);
    return problem && mayNotBe(problem);
  });
  if (unproved) return unproved;

  const passwordHash = await hashPassword(newPassword);
  return db.$transaction(async (tx) => {
    const held = await holdOwn(tx, session);
    if (!held) return failure("UNAUTHENTICATED");
    // Turned on in another session meanwhile: then this one has yet to prove that factor.
    if (held.twoFactorSince && !session.twoFactorSince) return failure("CODE_REQUIRED");
    const changedAt = now();
    // Of several changes that proved the same old password, one counts.
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordChangedAt, passwordBarredAt: null },
      data: { passwordHash, passwordChangedAt: changedAt },
    });
    if (count === 0) return failure("INVALID_PASSWORD");
    await keepOldPassword(tx, held);
    const renewed = await renewSession(tx, session, changedAt);
    await endAccess(tx, { userId, keep: session.sessionId, reason: "password_changed" }, context);
    await record(tx, context, { type: "password.changed", subjectId: userId });
    await post(tx, passwordChangedMail(held, context));
    return { ok: true, changedAt, ...renewed };
  });
}

const mayNotBe = (problem: string) =>
  failure("INVALID_INPUT", { fields: { newPassword: problem } });

async function renewSession(tx: Transaction, session: Authenticated, at: Date) {
  const { row, ...renewed } = newTokenOf(session);
  await tx.session.update({
    where: { id: session.sessionId },
    data: {
      ...row,
      authenticatedAt: at,
      ...(!hasFreshFactor(session) && { factorProvedAt: at }),
    },
  });
  return renewed;
}
