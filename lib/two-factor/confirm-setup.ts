import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { endTrust } from "@/lib/devices/trust-device";
import { issueBackupCodes } from "@/lib/factors/backup-codes/issue";
import { giveTryBack, takeTry } from "@/lib/factors/budget";
import { stepOf } from "@/lib/factors/totp/codes";
import { openSecret, sealSecret } from "@/lib/factors/totp/secrets";
import { authenticatorAddedMail, twoFactorOnMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { endOtherSessions } from "@/lib/sessions/end-sessions";
import { holdOwn } from "@/lib/sessions/hold-own";
import { needsConfirmation } from "@/lib/step-up/fresh";

export type SetupConfirmation = { code: string; name: string; endOthers?: boolean };

type Refusal =
  | "UNAUTHENTICATED"
  | "CONFIRMATION_REQUIRED"
  | "SETUP_NOT_STARTED"
  | "INVALID_CODE"
  | "RATE_LIMITED";

/** `backupCodes` come with the first authenticator, and are never shown again. */
export type ConfirmedSetup = { backupCodes: string[] | null };

/**
 * The first code proves that the app has the secret; then it counts. The code's step is spent with
 * it, so the same code opens nothing afterwards.
 */
export async function confirmSetup(
  db: Database,
  session: Authenticated,
  input: SetupConfirmation,
  context: RequestContext,
): Promise<Outcome<ConfirmedSetup, Refusal>> {
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const { userId, sessionId } = session;
  const limited = await takeTry(userId);
  if (limited) return limited;
  const result = await db.$transaction(async (tx): Promise<Outcome<ConfirmedSetup, Refusal>> => {
    const owner = await holdOwn(tx, session);
    if (!owner) return failure("UNAUTHENTICATED");
    // Turned on in another session meanwhile: then this one has yet to prove that factor.
    if (owner.twoFactorSince && !session.twoFactorSince) return failure("CONFIRMATION_REQUIRED");
    const setup = await tx.authenticatorSetup.findFirst({
      where: { sessionId, userId, expiresAt: { gt: now() } },
    });
    const secret = setup && openSecret(setup);
    if (!setup || !secret) return failure("SETUP_NOT_STARTED");
    const step = stepOf(secret, input.code);
    if (step === null) return refuse(tx, userId, context);
    // Whoever removes the pending row is the one who confirms it.
    const { count } = await tx.authenticatorSetup.deleteMany({ where: { id: setup.id } });
    if (count === 0) return failure("SETUP_NOT_STARTED");
    await tx.authenticator.create({
      data: {
        id: setup.id,
        userId,
        name: input.name,
        secret: sealSecret(secret, userId, setup.id),
        lastStep: step,
      },
    });
    return turnOn(tx, session, input, context);
  });
  if (result.ok) await giveTryBack(userId);
  return result;
}

async function turnOn(
  tx: Transaction,
  { userId, sessionId }: Authenticated,
  { endOthers }: SetupConfirmation,
  context: RequestContext,
): Promise<Outcome<ConfirmedSetup, never>> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, twoFactorSince: null },
    data: { twoFactorSince: now() },
  });
  const isFirst = count === 1;
  await tx.user.update({ where: { id: userId }, data: { resetByMailAt: null } });
  await tx.session.update({ where: { id: sessionId }, data: { factorProvedAt: now() } });
  await endTrust(tx, { userId }, context);
  if (endOthers) {
    const others = { userId, keep: sessionId, reason: "two_factor_changed" };
    await endOtherSessions(tx, others, context);
  }
  await record(tx, context, {
    type: isFirst ? "two_factor.turned_on" : "authenticator.added",
    subjectId: userId,
  });
  const owner = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await post(tx, (isFirst ? twoFactorOnMail : authenticatorAddedMail)(owner, context));
  return { ok: true, backupCodes: isFirst ? await issueBackupCodes(tx, userId) : null };
}

async function refuse(
  tx: Transaction,
  userId: string,
  context: RequestContext,
): Promise<Failure<"INVALID_CODE">> {
  const details = { method: "totp", at: "setup" };
  await record(tx, context, {
    type: "two_factor.failed",
    outcome: "FAILURE",
    subjectId: userId,
    details,
  });
  return failure("INVALID_CODE");
}
