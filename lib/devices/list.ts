import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";

export type ListedDevice = {
  id: string;
  userAgent: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  trustedUntil: Date | null;
  isCurrent: boolean;
};

/** A person's devices, the one in use first, then by when they were last seen. */
export async function listDevices(
  db: Database,
  { userId, deviceId }: { userId: string; deviceId: string | null },
): Promise<ListedDevice[]> {
  const devices = await db.device.findMany({ where: { userId }, orderBy: { lastSeenAt: "desc" } });
  return devices
    .map(({ id, userAgent, firstSeenAt, lastSeenAt, trustedUntil }) => ({
      id,
      userAgent,
      firstSeenAt,
      lastSeenAt,
      trustedUntil: trustedUntil && trustedUntil > now() ? trustedUntil : null,
      isCurrent: id === deviceId,
    }))
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
}
