import { endHalfDone } from "@/lib/access/end-access";
import type { RequestContext } from "@/lib/audit/context";
import type { EventDetails } from "@/lib/audit/record";
import { dropTrust } from "@/lib/devices/trust-device";
import type { Transaction } from "@/lib/platform/database";
import { endSessions } from "@/lib/sessions/end-sessions";

/**
 * Ends whatever an earlier proof of this person has opened or begun, on every device. Mailed links to a
 * new password go on: the way back in may have been sent a moment ago. What it was is for the record.
 */
export async function shutOut(
  tx: Transaction,
  userId: string,
  reason: "ended_by_admin" | "disabled" | "role_changed" | "two_factor_changed" | "password_barred",
  context: RequestContext,
): Promise<EventDetails> {
  const { length } = await endSessions(tx, { userId }, reason);
  const devices = await dropTrust(tx, { userId });
  await endHalfDone(tx, { userId, reason, byAdmin: true }, context);
  return { sessions: length, devices };
}
