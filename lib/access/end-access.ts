import type { RequestContext } from "@/lib/audit/context";
import { endTrust } from "@/lib/devices/trust-device";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { endRecovery } from "@/lib/recovery-requests/end-recovery";
import { endOtherSessions } from "@/lib/sessions/end-sessions";
import { closeMailTokens } from "@/lib/tokens/mail-token";

type Ending = {
  userId: string;
  /** The one session that may go on. */
  keep?: string;
  reason: string;
  /** It comes with what an admin does: from where is not the owner's to know. */
  byAdmin?: true;
};

/** Ends what is half done: sign-ins under way, set-ups, sent codes, a change of address, a recovery. */
export async function endHalfDone(
  tx: Transaction,
  { userId, keep, reason, byAdmin }: Ending,
  context: RequestContext,
): Promise<void> {
  await tx.challenge.updateMany({ where: { userId, closedAt: null }, data: { closedAt: now() } });
  await tx.authenticatorSetup.deleteMany({ where: { userId, sessionId: { not: keep } } });
  await tx.oneTimeCode.deleteMany({ where: { userId, boundTo: { not: keep } } });
  await tx.emailChange.updateMany({
    where: { userId, sessionId: { not: keep }, confirmedAt: null, closedAt: null },
    data: { closedAt: now() },
  });
  await endRecovery(tx, { userId, reason, byAdmin }, context);
}

/** The same, and mailed links to a new password. */
export async function endPending(
  tx: Transaction,
  ending: Ending,
  context: RequestContext,
): Promise<void> {
  await endHalfDone(tx, ending, context);
  await closeMailTokens(tx, { userId: ending.userId, purpose: "RESET_PASSWORD" });
}

/** Ends every way in that an earlier proof has opened. The caller holds the person's row. */
export async function endAccess(
  tx: Transaction,
  ending: Ending,
  context: RequestContext,
): Promise<void> {
  await endOtherSessions(tx, ending, context);
  await endTrust(tx, { userId: ending.userId }, context);
  await endPending(tx, ending, context);
}
