import { jobContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { deletionNearMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after, now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { holdUser } from "@/lib/users/hold-user";

/** The name that `lib/jobs` binds to `tellOfDeletion`. */
export const TELL_OF_DELETION = "tell_of_deletion";

/** From this moment on the day is near. */
export const nearFrom = (): Date => after(limits.deletionReminderDays * 24 * 3600);

/** Says once that the day is near, to whoever has not taken it back. */
export async function tellOfDeletion(db: Database, userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const user = await holdUser(tx, userId);
    if (!user?.eraseAt || user.deletionToldAt || user.eraseAt > nearFrom()) return;
    await tx.user.update({ where: { id: userId }, data: { deletionToldAt: now() } });
    const context = jobContext(TELL_OF_DELETION);
    await record(tx, context, { type: "account.deletion_near", subjectId: userId });
    const { at: askedAt, ...asking } = await askingOf(tx, userId);
    const days = { eraseAt: user.eraseAt, askedAt };
    await post(tx, deletionNearMail(user, days, { ...context, ...asking }));
  });
}

/** From where it was asked for, as the log has it. */
async function askingOf(tx: Transaction, userId: string) {
  const asked = await tx.auditEvent.findFirstOrThrow({
    where: { subjectId: userId, type: "account.deletion_requested" },
    orderBy: { occurredAt: "desc" },
  });
  const { occurredAt: at, address, userAgent, sessionId } = asked;
  const session = sessionId ? { id: sessionId, userId } : undefined;
  return { at, address: address ?? "", userAgent: userAgent ?? "", session };
}
