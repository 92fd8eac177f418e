import type { RequestContext } from "@/lib/audit/context";
import { type AuditEntry, record } from "@/lib/audit/record";
import { signInLockedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { readPolicy } from "@/lib/policies/read-policy";
import { holdUser } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";

/** The owner is mailed about the first lock of a day; strangers can bring about one each half hour. */
export async function recordLock(
  db: Database,
  userId: string | undefined,
  context: RequestContext,
): Promise<void> {
  const lock = {
    type: "sign_in.locked",
    outcome: "FAILURE",
    subjectId: userId,
    details: { method: "password" },
  } as const satisfies AuditEntry;
  await db.$transaction(async (tx) => {
    const owner = userId ? await holdUser(tx, userId) : null;
    const isNews = owner && isReachable(owner) && !(await wasLockedLately(tx, owner));
    await record(tx, context, lock);
    if (owner) await noteLock(tx, owner);
    if (isNews) await post(tx, signInLockedMail(owner, context));
  });
}

/** So that an admin finds who is locked out; whether a password is taken is asked of the allowance. */
async function noteLock(tx: Transaction, { id }: User): Promise<void> {
  const { lockMinutes } = await readPolicy(tx, "lockout");
  const lockedUntil = after(lockMinutes * 60);
  await tx.user.update({ where: { id }, data: { lockedUntil } });
}

const isReachable = (user: User): boolean => user.emailVerifiedAt !== null && !isClosed(user);

async function wasLockedLately(tx: Transaction, { id: subjectId }: User): Promise<boolean> {
  const since = after(-limits.lockMailHours * 3600);
  const earlier = { type: "sign_in.locked", subjectId, occurredAt: { gt: since } };
  return (await tx.auditEvent.findFirst({ where: earlier, select: { id: true } })) !== null;
}
