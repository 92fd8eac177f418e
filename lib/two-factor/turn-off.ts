import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { twoFactorOffMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import type { Confirmation } from "@/lib/step-up/confirm-identity";
import { confirmAct } from "./confirmed-act";
import { mayTurnOff } from "./may-turn-off";
import { removeSecondFactor } from "./remove-second-factor";

/** Removes everything a second factor is made of, and ends whatever relied on it. */
export async function turnOff(
  db: Database,
  session: Authenticated,
  confirmation: Confirmation,
  context: RequestContext,
): Promise<Outcome> {
  if (!(await mayTurnOff(db, session))) return failure("MFA_REQUIRED");
  const unproved = await confirmAct(db, session, confirmation, context);
  if (unproved) return unproved;
  const { userId, sessionId } = session;
  return db.$transaction(async (tx) => {
    if (!(await holdOwn(tx, session))) return failure("UNAUTHENTICATED");
    const removal = { userId, keep: sessionId, reason: "two_factor_changed" };
    if (!(await removeSecondFactor(tx, removal, context))) return failure("MFA_NOT_ENABLED");
    await record(tx, context, { type: "two_factor.turned_off", subjectId: userId });
    const owner = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    await post(tx, twoFactorOffMail(owner, context));
    return { ok: true };
  });
}
