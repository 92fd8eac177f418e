import { actAsAdmin } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { maskedRecipient } from "@/lib/outbox/mask";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import type { Unconfirmed } from "@/lib/step-up/act-confirmed";
import { unanswered } from "./open-invitation";

/** From now on its link opens nothing. */
export const withdrawInvitation = (
  db: Database,
  session: Authenticated,
  invitationId: string,
  context: RequestContext,
): Promise<Outcome<object, Unconfirmed | "NOT_FOUND">> =>
  actAsAdmin(db, session, async (tx) => {
    const [withdrawn] = await tx.invitation.updateManyAndReturn({
      where: { id: invitationId, ...unanswered },
      data: { withdrawnAt: now() },
    });
    if (!withdrawn) return failure("NOT_FOUND");
    await record(tx, context, {
      type: "invitation.withdrawn",
      details: { invitation: invitationId, to: maskedRecipient(withdrawn.email) },
    });
    return { ok: true };
  });
