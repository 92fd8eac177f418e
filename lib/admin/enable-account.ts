import { record } from "@/lib/audit/record";
import { accountEnabledMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { byAdmin } from "./by-admin";
import { type Refusal, refuseAct } from "./refuse-act";

/** The person signs in as before. Nothing that ended comes back. */
export const enableAccount = byAdmin<Refusal>(async (tx, { person, by, reason }, context) => {
  const refused = refuseAct("enableAccount", { person, by });
  if (refused) return refused;
  await tx.user.update({ where: { id: person.id }, data: { disabledAt: null } });
  await record(tx, context, { type: "account.enabled", subjectId: person.id, reason });
  await post(tx, accountEnabledMail(person, reason, context));
  return { ok: true };
});
