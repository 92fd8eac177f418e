import { record } from "@/lib/audit/record";
import { resetLinkSentMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { makeResetLink } from "@/lib/reset-links/issue-reset-link";
import { byAdmin } from "./by-admin";
import { type Refusal, refuseAct } from "./refuse-act";

/** As if its owner had asked for one. The link goes to them, and no admin sees it. */
export const sendResetLink = byAdmin<Refusal>(async (tx, { person, by, reason }, context) => {
  const refused = refuseAct("sendResetLink", { person, by });
  if (refused) return refused;
  await record(tx, context, { type: "password.reset_link_sent", subjectId: person.id, reason });
  const link = await makeResetLink(tx, person.id);
  await post(tx, resetLinkSentMail(person, { ...link, reason }));
  return { ok: true };
});
