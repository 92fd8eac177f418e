import type { RequestContext } from "@/lib/audit/context";
import { endTrust } from "@/lib/devices/trust-device";
import type { Transaction } from "@/lib/platform/database";
import { endRecovery } from "@/lib/recovery-requests/end-recovery";
import { endOtherSessions } from "@/lib/sessions/end-sessions";
import { removeFactors } from "./remove-factors";

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
  await removeFactors(tx, userId);
  await endTrust(tx, { userId }, context);
  await endOtherSessions(tx, { userId, keep, reason }, context);
  await endRecovery(tx, { userId, reason }, context);
  return true;
}
