import type { RequestContext } from "@/lib/audit/context";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { EmailChange } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";

type Rows = Pick<Transaction, "emailChange">;

/** A change that was confirmed, with the address it led away from. */
export type Undoable = EmailChange & {
  confirmedAt: Date;
  oldEmail: string;
  oldNormalized: string;
};

export type UndoLink =
  | { state: "ready"; change: Undoable }
  | { state: "used" | "anothers" | "dead" };

/** What the link to the old address is good for, in this browser. Looking uses nothing up. */
export async function findUndoLink(
  db: Rows,
  token: string,
  { session }: Pick<RequestContext, "session">,
): Promise<UndoLink> {
  const change = await db.emailChange.findUnique({ where: { undoDigest: digest(token) } });
  if (!change || !isUndoable(change)) return { state: "dead" };
  if (session && session.userId !== change.userId) return { state: "anothers" };
  if (change.closedAt) return { state: "used" };
  return { state: "ready", change };
}

/** The first change after a moment, whose old address is the one that had mail at that moment. */
export async function firstChangeSince(
  db: Rows,
  { userId, at }: { userId: string; at: Date },
): Promise<Undoable | null> {
  const change = await db.emailChange.findFirst({
    where: { userId, confirmedAt: { gt: at }, undoUntil: { gt: now() }, closedAt: null },
    orderBy: { confirmedAt: "asc" },
  });
  return change && isUndoable(change) ? change : null;
}

/** This change and those after it can be undone no more. The caller holds the person's row. */
export async function closeFrom(tx: Transaction, { userId, confirmedAt }: Undoable): Promise<void> {
  await tx.emailChange.updateMany({
    where: { userId, closedAt: null, confirmedAt: { gte: confirmedAt } },
    data: { closedAt: now() },
  });
}

/**
 * For who goes back to an address that is held for them. The address in between may be the one of
 * whoever led the account away, so it gets no link of its own.
 */
export async function closeWhatLedAway(
  tx: Transaction,
  { userId, emailNormalized }: { userId: string; emailNormalized: string },
): Promise<boolean> {
  const change = await tx.emailChange.findFirst({
    where: { userId, oldNormalized: emailNormalized, undoUntil: { gt: now() }, closedAt: null },
    orderBy: { confirmedAt: "asc" },
  });
  if (!change || !isUndoable(change)) return false;
  await closeFrom(tx, change);
  return true;
}

function isUndoable(change: EmailChange): change is Undoable {
  const { confirmedAt, oldEmail, oldNormalized, undoUntil } = change;
  return Boolean(confirmedAt && oldEmail && oldNormalized && undoUntil && undoUntil > now());
}
