import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { backupCodeDigests } from "./codes";

/** Spends a code; of any number of uses one is the first. */
export async function claimBackupCode(
  tx: Transaction,
  userId: string,
  typed: string,
): Promise<boolean> {
  const { count } = await tx.backupCode.updateMany({
    where: { userId, digest: { in: backupCodeDigests(userId, typed) }, usedAt: null },
    data: { usedAt: now() },
  });
  // An imported set may hold one code in two spellings: they are spent together.
  return count > 0;
}

/** The drill: whether this code would work, without spending it. */
export async function holdsBackupCode(
  db: Pick<Transaction, "backupCode">,
  userId: string,
  typed: string,
): Promise<boolean> {
  const digest = { in: backupCodeDigests(userId, typed) };
  return (await db.backupCode.count({ where: { userId, digest, usedAt: null } })) > 0;
}
