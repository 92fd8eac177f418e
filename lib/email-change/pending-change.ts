import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";

export type PendingChange = { email: string; expiresAt: Date };

const waiting = (userId: string) => ({ userId, confirmedAt: null, closedAt: null });

/** The one change that can still be confirmed. It looks alike whether or not a link was mailed. */
export async function pendingChange(
  db: Pick<Transaction, "emailChange">,
  { userId }: { userId: string },
): Promise<PendingChange | null> {
  const change = await db.emailChange.findFirst({
    where: { ...waiting(userId), expiresAt: { gt: now() } },
    orderBy: { createdAt: "desc" },
  });
  return change && { email: change.newEmail, expiresAt: change.expiresAt };
}

/** How many there were to close. The caller holds the person's row. */
export async function closePending(tx: Transaction, userId: string): Promise<number> {
  const { count } = await tx.emailChange.updateMany({
    where: waiting(userId),
    data: { closedAt: now() },
  });
  return count;
}

/** For who thought better of it. It only closes, so it asks for no fresh proof. */
export async function takeBackEmailChange(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<object, "UNAUTHENTICATED" | "NOT_FOUND">> {
  const { userId } = session;
  return db.$transaction(async (tx) => {
    if (!(await holdOwn(tx, session))) return failure("UNAUTHENTICATED");
    const pending = await pendingChange(tx, session);
    if ((await closePending(tx, userId)) === 0 || !pending) return failure("NOT_FOUND");
    await record(tx, context, { type: "email.change_taken_back", subjectId: userId });
    return { ok: true };
  });
}
