import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";

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
  { userId, browserToken }: { userId: string; browserToken?: string },
): Promise<ListedDevice[]> {
  const devices = await db.device.findMany({ where: { userId }, orderBy: { lastSeenAt: "desc" } });
  const here = Buffer.from(digest(browserToken ?? ""));
  return devices
    .map(({ id, userAgent, firstSeenAt, lastSeenAt, trustedUntil, browserDigest }) => ({
      id,
      userAgent,
      firstSeenAt,
      lastSeenAt,
      trustedUntil: trustedUntil && trustedUntil > now() ? trustedUntil : null,
      isCurrent: here.equals(browserDigest),
    }))
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
}
