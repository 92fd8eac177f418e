import { actAsAdmin } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { invitationMail } from "@/lib/notifications/mails";
import { maskedRecipient } from "@/lib/outbox/mask";
import { post } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { randomToken } from "@/lib/platform/random";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import type { Unconfirmed } from "@/lib/step-up/act-confirmed";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { invitationEnds } from "./invite";
import { isTaken } from "./is-taken";
import { unanswered } from "./open-invitation";

/** A new link to the same person, for as long as a first one, by this admin's word; the old link ends. */
export async function sendInvitationAgain(
  db: Database,
  session: Authenticated,
  invitationId: string,
  context: RequestContext,
): Promise<Outcome<object, Unconfirmed | "NOT_FOUND" | "RATE_LIMITED">> {
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const invited = await db.invitation.findFirst({ where: { id: invitationId, ...unanswered } });
  if (!invited) return failure("NOT_FOUND");
  const { blocked, retryAfterSeconds } = await countUse(
    rates.mailRecipient,
    invited.emailNormalized,
  );
  if (blocked) return failure("RATE_LIMITED", { retryAfterSeconds });

  return actAsAdmin(db, session, async (tx, admin) => {
    if (await isTaken(tx, invited.emailNormalized)) return failure("NOT_FOUND");
    const secret = randomToken();
    const [open] = await tx.invitation.updateManyAndReturn({
      where: { id: invitationId, ...unanswered },
      data: {
        tokenDigest: digest(secret),
        invitedById: admin.id,
        sentAt: now(),
        expiresAt: invitationEnds(),
      },
    });
    if (!open) return failure("NOT_FOUND");
    const { email, name, role, expiresAt } = open;
    await post(tx, invitationMail({ email, name }, { secret, expiresAt, inviter: admin.name }));
    await record(tx, context, {
      type: "invitation.sent_again",
      details: { invitation: invitationId, to: maskedRecipient(email), role },
    });
    return { ok: true };
  });
}
