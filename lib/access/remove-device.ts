import type { EventDetails } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { endSessions } from "@/lib/sessions/end-sessions";

type RemovedDevice = {
  userAgent: string;
  /** Of the sessions that ended with it. */
  sessionIds: string[];
  details: EventDetails;
};

/**
 * Takes a device from its owner's, with its sessions, its trust and its own allowance of wrong
 * passwords, which all hang on its row. The caller holds the person's row.
 */
export async function removeDevice(
  tx: Transaction,
  { userId, deviceId: id }: { userId: string; deviceId: string },
  reason: "device_forgotten" | "device_disowned",
): Promise<RemovedDevice | null> {
  const device = await tx.device.findFirst({ where: { id, userId } });
  if (!device) return null;
  const { userAgent, trustedUntil } = device;
  const ended = await endSessions(tx, { userId, deviceId: id }, reason);
  await tx.device.delete({ where: { id, userId } });
  const trusted = trustedUntil !== null && trustedUntil > now();
  const details = { device: id, userAgent, sessions: ended.length, trusted };
  return { userAgent, details, sessionIds: ended.map((session) => session.id) };
}
