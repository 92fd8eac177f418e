import { record } from "@/lib/audit/record";
import { sessionsEndedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { failure } from "@/lib/platform/outcome";
import { byAdmin } from "./by-admin";
import { shutOut } from "./shut-out";

/** Signs the person out everywhere; no device comes back without all its proofs. */
export const endAllSessions = byAdmin<"ALREADY_SO">(async (tx, { person, reason }, context) => {
  const details = await shutOut(tx, person.id, "ended_by_admin", context);
  if (!details.sessions && !details.devices) return failure("ALREADY_SO");
  await record(tx, context, {
    type: "session.ended_by_admin",
    subjectId: person.id,
    reason,
    details,
  });
  await post(tx, sessionsEndedMail(person, reason, context));
  return { ok: true };
});
