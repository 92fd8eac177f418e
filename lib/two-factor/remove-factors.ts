import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";

/** Everything a second factor is made of, and the sign-ins that wait for one. */
export async function removeFactors(tx: Transaction, userId: string): Promise<void> {
  await tx.authenticator.deleteMany({ where: { userId } });
  await tx.authenticatorSetup.deleteMany({ where: { userId } });
  await tx.backupCode.deleteMany({ where: { userId } });
  await tx.codeChannel.deleteMany({ where: { userId } });
  await tx.oneTimeCode.deleteMany({ where: { userId } });
  await tx.challenge.updateMany({ where: { userId, closedAt: null }, data: { closedAt: now() } });
}
