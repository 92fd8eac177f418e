import { actAsAdmin } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { invitationMail } from "@/lib/notifications/mails";
import { maskedRecipient } from "@/lib/outbox/mask";
import { post } from "@/lib/outbox/post";
import { after, now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { randomToken } from "@/lib/platform/random";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import type { Unconfirmed } from "@/lib/step-up/act-confirmed";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { normalizeEmail } from "@/lib/users/email";
import { isTaken } from "./is-taken";
import { newAdminsNeedTwo } from "./new-admins-need-two";
import { unanswered } from "./open-invitation";
import type { Invite } from "./schema";

type Refusal = Unconfirmed | "INVALID_INPUT" | "NOT_FOUND" | "RATE_LIMITED";

export const invitationEnds = (): Date => after(limits.invitationDays * 24 * 3600);

/** Mails a link that opens one account. An earlier one to the same address ends. */
export async function invite(
  db: Database,
  session: Authenticated,
  input: Invite,
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const emailNormalized = normalizeEmail(input.email);
  const { blocked, retryAfterSeconds } = await countUse(rates.mailRecipient, emailNormalized);
  if (blocked) return failure("RATE_LIMITED", { retryAfterSeconds });

  return actAsAdmin<object, "INVALID_INPUT">(db, session, async (tx, admin) => {
    await takeTurns(tx, emailNormalized);
    if (input.role === "ADMIN" && (await newAdminsNeedTwo(tx))) {
      return failure("INVALID_INPUT", { fields: { role: "role.secondAdmin" } });
    }
    if (await isTaken(tx, emailNormalized)) {
      return failure("INVALID_INPUT", { fields: { email: "email.hasAccount" } });
    }
    await tx.invitation.updateMany({
      where: { emailNormalized, ...unanswered },
      data: { withdrawnAt: now() },
    });
    const secret = randomToken();
    const { id, email, name, role, expiresAt } = await tx.invitation.create({
      data: {
        ...input,
        emailNormalized,
        tokenDigest: digest(secret),
        invitedById: admin.id,
        expiresAt: invitationEnds(),
      },
    });
    await post(tx, invitationMail({ email, name }, { secret, expiresAt, inviter: admin.name }));
    await record(tx, context, {
      type: "invitation.sent",
      details: { invitation: id, to: maskedRecipient(email), role },
    });
    return { ok: true };
  });
}

/** Admins who invite one address at once come after each other, and the last one's link works. */
const takeTurns = (tx: Transaction, emailNormalized: string): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext('invite'), hashtext(${emailNormalized}))`;
