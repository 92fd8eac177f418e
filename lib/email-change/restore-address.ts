import { endAccess } from "@/lib/access/end-access";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { emailChangeUndoneMail } from "@/lib/notifications/mails";
import { maskedRecipient } from "@/lib/outbox/mask";
import { post } from "@/lib/outbox/post";
import { barPassword } from "@/lib/passwords/bar-password";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { leaveAddress } from "./leave-address";
import { closePending } from "./pending-change";
import { closeFrom, type Undoable } from "./undo-link";

/**
 * Back to the address before this change, whatever changes came after it: their links end with them.
 * Every way in ends, and the password is barred. The caller holds the person's row.
 */
export async function restoreAddress(
  tx: Transaction,
  user: User,
  change: Undoable,
  context: RequestContext,
): Promise<User> {
  const userId = user.id;
  const { oldEmail, oldNormalized } = change;
  await closeFrom(tx, change);
  await closePending(tx, userId);
  const restored = await tx.user.update({
    where: { id: userId },
    data: { email: oldEmail, emailNormalized: oldNormalized },
  });
  await barPassword(tx, userId);
  await leaveAddress(tx, userId);
  await endAccess(tx, { userId, reason: "email_change_undone" }, context);
  const to = maskedRecipient(oldEmail);
  await record(tx, context, {
    type: "email.change_undone",
    actorId: userId,
    subjectId: userId,
    details: { from: maskedRecipient(user.email), to },
  });
  await post(tx, emailChangeUndoneMail(user, { to }, context));
  return restored;
}
