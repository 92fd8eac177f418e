import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { confirmEmailMail, emailChangeAskedMail, emailWantedMail } from "@/lib/notifications/mails";
import { maskedRecipient } from "@/lib/outbox/mask";
import { post } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { randomToken } from "@/lib/platform/random";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { normalizeEmail } from "@/lib/users/email";
import { whoHasAddress } from "@/lib/users/who-has-address";
import { closePending, type PendingChange } from "./pending-change";

/**
 * Mails a link to the new address and word of it to the old one; until the link is confirmed nothing
 * changes. Where the address is somebody's, that somebody is told instead, and the answer is the same.
 */
export async function requestEmailChange(
  db: Database,
  session: Authenticated,
  { email }: { email: string },
  context: RequestContext,
): Promise<Outcome<{ pending: PendingChange }, Unconfirmed | "INVALID_INPUT" | "RATE_LIMITED">> {
  const emailNormalized = normalizeEmail(email);
  if (emailNormalized === normalizeEmail(session.email)) {
    return failure("INVALID_INPUT", { fields: { email: "email.same" } });
  }
  const refused =
    needsConfirmation(session) ??
    (await countRequest(db, rates.emailChanges, context, session.userId));
  if (refused) return refused;
  const mayMail = !(await countUse(rates.mailRecipient, emailNormalized)).blocked;

  return actConfirmed(db, session, async (tx, owner) => {
    await closePending(tx, owner.id);
    const other = await whoHasAddress(tx, emailNormalized);
    const isTaken = other !== null && other.userId !== owner.id;
    const secret = randomToken();
    const expiresAt = after(limits.emailChangeHours * 3600);
    await tx.emailChange.create({
      data: {
        userId: owner.id,
        sessionId: session.sessionId,
        newEmail: email,
        tokenDigest: isTaken || !mayMail ? null : digest(secret),
        expiresAt,
      },
    });
    const to = maskedRecipient(email);
    await record(tx, context, {
      type: "email.change_asked",
      subjectId: owner.id,
      details: { to },
    });
    await post(tx, emailChangeAskedMail(owner, { to }, context));
    if (isTaken) await tellOwner(tx, { ...other, mayMail }, context);
    else if (mayMail) await post(tx, confirmEmailMail(owner, { email, secret, expiresAt }));
    return { ok: true, pending: { email, expiresAt } };
  });
}

async function tellOwner(
  tx: Transaction,
  { userId, email, mayMail }: { userId: string; email: string; mayMail: boolean },
  context: RequestContext,
): Promise<void> {
  await record(tx, context, { type: "email.wanted", outcome: "REFUSED", subjectId: userId });
  const owner = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const isReachable = !owner.disabledAt && !owner.deletedAt;
  if (mayMail && isReachable) await post(tx, emailWantedMail({ ...owner, email }));
}
