import type { RequestContext } from "@/lib/audit/context";
import { endTrust } from "@/lib/devices/trust-device";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { endRecovery } from "@/lib/recovery-requests/end-recovery";
import { endOtherSessions } from "@/lib/sessions/end-sessions";

type Removal = {
  userId: string;
  /** The one session that may go on. */
  keep?: string;
  reason: string;
};

/**
 * Removes everything a second factor is made of, and ends whatever relied on it; false where there was
 * none. The caller holds the person's row, and records and tells what it was.
 */
export async function removeSecondFactor(
  tx: Transaction,
  { userId, keep, reason }: Removal,
  context: RequestContext,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, twoFactorSince: { not: null } },
    data: { twoFactorSince: null, lastMethod: null },
  });
  if (count === 0) return false;
  await tx.authenticator.deleteMany({ where: { userId } });
  await tx.authenticatorSetup.deleteMany({ where: { userId } });
  await tx.backupCode.deleteMany({ where: { userId } });
  await tx.codeChannel.deleteMany({ where: { userId } });
  await tx.oneTimeCode.deleteMany({ where: { userId } });
  await tx.challenge.updateMany({ where: { userId, closedAt: null }, data: { closedAt: now() } });
  await endTrust(tx, { userId }, context);
  await endOtherSessions(tx, { userId, keep, reason }, context);
  await endRecovery(tx, { userId, reason }, context);
  return true;
}
