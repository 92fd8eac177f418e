import { record } from "@/lib/audit/record";
import { staysLastAdmin } from "@/lib/deletion/last-admin";
import { accountDisabledMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import { failure } from "@/lib/platform/outcome";
import { closeMailTokens } from "@/lib/tokens/mail-token";
import { byAdmin } from "./by-admin";
import { type Refusal, refuseAct } from "./refuse-act";
import { shutOut } from "./shut-out";

/** Nobody comes in any more, and whoever is in is out. What belongs to the account stays. */
export const disableAccount = byAdmin<Refusal | "LAST_ADMIN">(
  async (tx, { person, by, reason }, context) => {
    const refused = refuseAct("disableAccount", { person, by });
    if (refused) return refused;
    if (await staysLastAdmin(tx, person)) return failure("LAST_ADMIN");
    await tx.user.update({ where: { id: person.id }, data: { disabledAt: now() } });
    const details = await shutOut(tx, person.id, "disabled", context);
    await closeMailTokens(tx, { userId: person.id });
    await record(tx, context, { type: "account.disabled", subjectId: person.id, reason, details });
    await post(tx, accountDisabledMail(person, reason));
    return { ok: true };
  },
);
