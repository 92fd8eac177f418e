import { record } from "@/lib/audit/record";
import { resetRequiredMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { barPassword } from "@/lib/passwords/bar-password";
import { makeResetLink } from "@/lib/reset-links/issue-reset-link";
import { byAdmin } from "./by-admin";
import { type Refusal, refuseAct } from "./refuse-act";
import { shutOut } from "./shut-out";

/** The password opens nothing any more; what sets a new one is mailed. */
export const requirePasswordReset = byAdmin<Refusal>(
  async (tx, { person, by, reason }, context) => {
    const refused = refuseAct("requirePasswordReset", { person, by });
    if (refused) return refused;
    await barPassword(tx, person.id);
    const details = await shutOut(tx, person.id, "password_barred", context);
    await record(tx, context, {
      type: "password.reset_required",
      subjectId: person.id,
      reason,
      details,
    });
    const link = await makeResetLink(tx, person.id);
    await post(tx, resetRequiredMail(person, { ...link, reason }));
    return { ok: true };
  },
);
