import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { deletionRequestedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after, now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";
import { staysLastAdmin } from "./last-admin";

/** Sets the day on which the account is erased. Asking again does not move it. */
export async function requestDeletion(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<{ eraseAt: Date }, Unconfirmed | "LAST_ADMIN">> {
  return actConfirmed(db, session, async (tx, owner) => {
    if (owner.eraseAt) return { ok: true, eraseAt: owner.eraseAt };
    if (await staysLastAdmin(tx, owner)) return failure("LAST_ADMIN");
    const eraseAt = after(limits.deletionDays * 24 * 3600);
    await tx.user.update({
      where: { id: owner.id },
      data: { deletionAskedAt: now(), eraseAt, deletionToldAt: null },
    });
    await record(tx, context, { type: "account.deletion_requested", subjectId: owner.id });
    await post(tx, deletionRequestedMail(owner, eraseAt, context));
    return { ok: true, eraseAt };
  });
}
