import { record } from "@/lib/audit/record";
import { madeAdminMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Act } from "./by-admin";
import { type Refusal, refuseAct } from "./refuse-act";
import { actOrAsk } from "./requests/act-or-ask";
import { shutOut } from "./shut-out";

/**
 * Everything open ends, so that the next sign-in is an admin's: with two-factor, or to set it up before
 * anything else.
 */
export const makeAdmin: Act<Refusal> = async (tx, done, context) => {
  const { person, by, reason } = done;
  const refused = refuseAct("makeAdmin", done);
  if (refused) return refused;
  await tx.user.update({ where: { id: person.id }, data: { role: "ADMIN" } });
  const details = await shutOut(tx, person.id, "role_changed", context);
  await record(tx, context, {
    type: "account.made_admin",
    actorId: by ?? undefined,
    subjectId: person.id,
    reason,
    details: { ...details, ...done.approval },
  });
  await post(tx, madeAdminMail(person, reason, context));
  return { ok: true };
};

export const makeAdminOf = actOrAsk("MAKE_ADMIN", makeAdmin);
