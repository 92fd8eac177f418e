import type { EventType } from "@/lib/audit/catalogue";
import type { Transaction } from "@/lib/platform/database";
import type { Invitation } from "@/lib/platform/database/generated/client";
import { isClosed } from "@/lib/users/is-closed";

/** Whose word it is where that admin is erased. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** After these, what an admin did just before may have been somebody else's doing, or was not theirs to do. */
const doubts: EventType[] = [
  "account.disowned",
  "account.admin_removed",
  "account.disabled",
  "password.reset_required",
  "recovery.stopped",
];

/**
 * Whoever an invitation makes an admin is one by another admin's word. It holds while that admin could
 * give it still, and nothing has cast doubt on it since; another admin can send it again as theirs.
 */
export async function isVouchedFor(
  tx: Pick<Transaction, "user" | "auditEvent">,
  { role, invitedById, sentAt }: Pick<Invitation, "role" | "invitedById" | "sentAt">,
): Promise<boolean> {
  if (role !== "ADMIN") return true;
  const inviter = await tx.user.findUnique({ where: { id: invitedById ?? NOBODY } });
  if (inviter?.role !== "ADMIN" || !inviter.twoFactorSince || isClosed(inviter)) {
    return false;
  }
  const doubt = await tx.auditEvent.findFirst({
    where: { subjectId: inviter.id, type: { in: doubts }, occurredAt: { gte: sentAt } },
    select: { id: true },
  });
  return doubt === null;
}
