import { actOnPerson } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { reminderMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { findDue, remindableBefore } from "./due";

/** Mails somebody the one next thing to do: once in some days, and not when it was done meanwhile. */
export const remindPerson = (
  db: Database,
  session: Authenticated,
  personId: string,
  context: RequestContext,
) =>
  actOnPerson<object, "TOO_MANY" | "NOT_FOUND">(db, session, personId, async (tx, { person }) => {
    const at = now();
    if (person.remindedAt && person.remindedAt > remindableBefore(at)) return failure("TOO_MANY");
    const [due] = (await findDue(tx, { at, personId })).people;
    if (!due) return failure("NOT_FOUND");
    await tx.user.update({ where: { id: personId }, data: { remindedAt: at } });
    await record(tx, context, {
      type: "account.reminded",
      subjectId: personId,
      details: { due: due.reason },
    });
    await post(tx, reminderMail(person, due));
    return { ok: true };
  });
