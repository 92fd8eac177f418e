import { record } from "@/lib/audit/record";
import { staysLastAdmin } from "@/lib/deletion/last-admin";
import { factorAllowances } from "@/lib/factors/budget";
import { twoFactorResetMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import { failure } from "@/lib/platform/outcome";
import { forgetUsesIn } from "@/lib/platform/rate-limit";
import { removeFactors } from "@/lib/two-factor/remove-factors";
import type { Act } from "./by-admin";
import { type Refusal, refuseAct } from "./refuse-act";
import { actOrAsk } from "./requests/act-or-ask";
import { shutOut } from "./shut-out";

/**
 * Takes away everything a second factor is made of, for somebody who has lost it. The next sign-in is
 * unusual for that, and wants a mailed code: whoever talked an admin into it has the password at most.
 * The command line asks for none, as it is the way back in where no mail goes out, and does it to the
 * last admin, too.
 */
export const resetTwoFactor: Act<Refusal | "LAST_ADMIN"> = async (tx, done, context) => {
  const { person, by, reason } = done;
  const refused = refuseAct("resetTwoFactor", done);
  if (refused) return refused;
  if (by && (await staysLastAdmin(tx, person))) return failure("LAST_ADMIN");
  const twoFactorResetAt = by ? now() : null;
  await tx.user.update({
    where: { id: person.id },
    data: { twoFactorSince: null, lastMethod: null, twoFactorResetAt },
  });
  await removeFactors(tx, person.id);
  await forgetUsesIn(tx, factorAllowances(person.id));
  const details = await shutOut(tx, person.id, "two_factor_changed", context);
  await record(tx, context, {
    type: "two_factor.reset",
    actorId: by ?? undefined,
    subjectId: person.id,
    reason,
    details: { ...details, ...done.approval },
  });
  await post(tx, twoFactorResetMail(person, reason, context));
  return { ok: true };
};

export const resetTwoFactorOf = actOrAsk("RESET_TWO_FACTOR", resetTwoFactor);
