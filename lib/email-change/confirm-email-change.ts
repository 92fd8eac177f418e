import { endAccess } from "@/lib/access/end-access";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { emailChangedMail } from "@/lib/notifications/mails";
import { maskedRecipient } from "@/lib/outbox/mask";
import { post } from "@/lib/outbox/post";
import { after, now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { isUniqueConflict } from "@/lib/platform/database/conflicts";
import type { EmailChange, User } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { randomToken } from "@/lib/platform/random";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { newTokenOf } from "@/lib/sessions/tokens";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { normalizeEmail } from "@/lib/users/email";
import { whoHasAddress } from "@/lib/users/who-has-address";
import { leaveAddress } from "./leave-address";
import { closeWhatLedAway } from "./undo-link";

/** With how long the new token of a phone lives; a browser's lives as long as its session. */
type Changed = { email: string; token: string; expiresIn?: number };

/**
 * Puts the new address in force, for the owner alone and freshly proved: a link that went to a
 * mistyped address must not give the account to whoever reads there. Every other way in ends.
 */
export async function confirmEmailChange(
  db: Database,
  session: Authenticated,
  { token }: { token: string },
  context: RequestContext,
): Promise<Outcome<Changed, Unconfirmed | "INVALID_TOKEN" | "RATE_LIMITED">> {
  const refused =
    needsConfirmation(session) ?? (await countRequest(db, rates.verifyAddress, context));
  if (refused) return refused;
  const attempt = () =>
    actConfirmed(db, session, async (tx, owner) => {
      const change = await liveChange(tx, owner.id, token);
      return change
        ? putInForce(tx, { owner, change, session }, context)
        : refuse(tx, owner.id, context);
    });
  return attempt().catch((error: unknown) => {
    // Somebody got the same address in the same moment: now it is theirs.
    if (isUniqueConflict(error)) return attempt();
    throw error;
  });
}

/** What this link would confirm, if it is the person's newest and free to be theirs. */
async function liveChange(
  tx: Transaction,
  userId: string,
  token: string,
): Promise<EmailChange | null> {
  const change = await tx.emailChange.findFirst({
    where: {
      userId,
      tokenDigest: digest(token),
      confirmedAt: null,
      closedAt: null,
      expiresAt: { gt: now() },
    },
  });
  const other = change && (await whoHasAddress(tx, normalizeEmail(change.newEmail)));
  if (!change || !other || other.userId === userId) return change;
  await tx.emailChange.update({ where: { id: change.id }, data: { closedAt: now() } });
  return null;
}

type Confirming = { owner: User; change: EmailChange; session: Authenticated };

async function putInForce(
  tx: Transaction,
  { owner, change, session }: Confirming,
  context: RequestContext,
): Promise<Outcome<Changed, "INVALID_TOKEN">> {
  const { id: userId, email: oldEmail, emailNormalized: oldNormalized } = owner;
  const email = change.newEmail;
  const at = now();
  const emailNormalized = normalizeEmail(email);
  const isReturn = await closeWhatLedAway(tx, { userId, emailNormalized });
  const secret = isReturn ? null : randomToken();
  const { count } = await tx.emailChange.updateMany({
    where: { id: change.id, confirmedAt: null, closedAt: null },
    data: secret
      ? {
          confirmedAt: at,
          oldEmail,
          oldNormalized,
          undoDigest: digest(secret),
          undoUntil: after(limits.emailUndoDays * 24 * 3600),
        }
      : { confirmedAt: at, closedAt: at },
  });
  if (count === 0) return refuse(tx, userId, context);
  await tx.user.update({
    where: { id: userId },
    data: { email, emailNormalized, emailVerifiedAt: at },
  });
  await leaveAddress(tx, userId);
  await endAccess(tx, { userId, keep: session.sessionId, reason: "email_changed" }, context);
  const to = maskedRecipient(email);
  await record(tx, context, {
    type: "email.changed",
    subjectId: userId,
    details: { from: maskedRecipient(oldEmail), to },
  });
  await post(tx, emailChangedMail(owner, { secret, to }, context));
  const { row, ...renewed } = newTokenOf(session);
  await tx.session.update({ where: { id: session.sessionId }, data: row });
  return { ok: true, email, ...renewed };
}

async function refuse(
  tx: Transaction,
  userId: string,
  context: RequestContext,
): Promise<Failure<"INVALID_TOKEN">> {
  await record(tx, context, {
    type: "email.change_refused",
    outcome: "FAILURE",
    subjectId: userId,
  });
  return failure("INVALID_TOKEN");
}
