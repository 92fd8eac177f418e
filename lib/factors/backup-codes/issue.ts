import type { Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { backupCodeDigest, newBackupCode } from "./codes";

/** A new set in place of the old. The codes are in the answer and nowhere else. */
export async function issueBackupCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: limits.backupCodes }, newBackupCode);
  await tx.backupCode.deleteMany({ where: { userId } });
  await tx.backupCode.createMany({
    data: codes.map((code) => ({ userId, digest: backupCodeDigest(userId, code) })),
  });
  return codes;
}

export const backupCodesLeft = (tx: Pick<Transaction, "backupCode">, userId: string) =>
  tx.backupCode.count({ where: { userId, usedAt: null } });
