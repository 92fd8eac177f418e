import { record } from "@/lib/audit/record";
import { staysLastAdmin } from "@/lib/deletion/last-admin";
import { adminRemovedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { failure } from "@/lib/platform/outcome";
import { byAdmin } from "./by-admin";
import { type Refusal, refuseAct } from "./refuse-act";
import { shutOut } from "./shut-out";

/** Everything open ends, so that no page goes on with the rights of before. */
export const removeAdmin = byAdmin<Refusal | "LAST_ADMIN">(
  async (tx, { person, by, reason }, context) => {
    const refused = refuseAct("removeAdmin", { person, by });
    if (refused) return refused;
    if (await staysLastAdmin(tx, person)) return failure("LAST_ADMIN");
    await tx.user.update({ where: { id: person.id }, data: { role: "USER" } });
    const details = await shutOut(tx, person.id, "role_changed", context);
    await record(tx, context, {
      type: "account.admin_removed",
      subjectId: person.id,
      reason,
      details,
    });
    await post(tx, adminRemovedMail(person, reason, context));
    return { ok: true };
  },
);
