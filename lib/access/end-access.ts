import type { RequestContext } from "@/lib/audit/context";
import { endTrust } from "@/lib/devices/trust-device";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { endOtherSessions } from "@/lib/sessions/end-sessions";
import { closeMailTokens } from "@/lib/tokens/mail-token";

type Access = {
  userId: string;
  /** The one session that may go on. */
  keep?: string;
};

/** Ends what is half done: sign-ins under way, set-ups, sent codes, a change of address. */
export async function endHalfDone(tx: Transaction, { userId, keep }: Access): Promise<void> {
  await tx.challenge.updateMany({ where: { userId, closedAt: null }, data: { closedAt: now() } });
  await tx.authenticatorSetup.deleteMany({ where: { userId, sessionId: { not: keep } } });
  await tx.oneTimeCode.deleteMany({ where: { userId, boundTo: { not: keep } } });
  await tx.emailChange.updateMany({
    where: { userId, sessionId: { not: keep }, confirmedAt: null, closedAt: null },
    data: { closedAt: now() },
  });
}

/** The same, and mailed links to a new password. */
export async function endPending(tx: Transaction, access: Access): Promise<void> {
  await endHalfDone(tx, access);
  await closeMailTokens(tx, { userId: access.userId, purpose: "RESET_PASSWORD" });
}

/** Ends every way in that an earlier proof has opened. The caller holds the person's row. */
export async function endAccess(
  tx: Transaction,
  { reason, ...access }: Access & { reason: string },
  context: RequestContext,
): Promise<void> {
  await endOtherSessions(tx, { ...access, reason }, context);
  await endTrust(tx, { userId: access.userId }, context);
  await endPending(tx, access);
}
