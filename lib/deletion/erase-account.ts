import { jobContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { accountDeletedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { endSessions } from "@/lib/sessions/end-sessions";
import { holdUser } from "@/lib/users/hold-user";
import { takeBackDeletion } from "./keep-account";
import { staysLastAdmin } from "./last-admin";

/** The name that `lib/jobs` binds to `eraseAccount`. */
export const ERASE_ACCOUNT = "erase_account";

/**
 * Takes the person's row, and with it all that hangs on it. The log stays whole, under an id that is
 * nobody's any more. One transaction: whoever is killed in it has done nothing, and the next begins anew.
 */
export async function eraseAccount(db: Database, userId: string): Promise<void> {
  const context = jobContext(ERASE_ACCOUNT);
  await db.$transaction(async (tx) => {
    const user = await holdUser(tx, userId);
    if (!user?.eraseAt || user.eraseAt > now()) return;
    if (await staysLastAdmin(tx, user)) {
      // The others have gone since this one asked.
      await takeBackDeletion(tx, user, "last_admin", context);
      return;
    }
    await endSessions(tx, { userId }, "account_erased");
    // Messages outlive a row elsewhere; these say who it was.
    await tx.outboxMessage.deleteMany({ where: { userId } });
    await tx.invitation.deleteMany({ where: { emailNormalized: user.emailNormalized } });
    await tx.user.delete({ where: { id: userId } });
    await record(tx, context, { type: "account.erased", subjectId: userId });
    await post(tx, accountDeletedMail(user));
  });
}
