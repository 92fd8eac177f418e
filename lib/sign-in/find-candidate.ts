import type { Database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";

export type Candidate = { user: User | null; knownDeviceId?: string };

/** Whose no device is. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Whoever has the address, and whether this browser has been theirs before. Both are looked up whether
 * or not anybody has it, so that the time does not tell.
 */
export async function findCandidate(
  db: Database,
  emailNormalized: string,
  browserToken?: string,
): Promise<Candidate> {
  const user = await db.user.findUnique({ where: { emailNormalized } });
  const userId = user?.id ?? NOBODY;
  const browserDigest = digest(browserToken ?? "");
  const device = await db.device.findUnique({
    where: { userId_browserDigest: { userId, browserDigest } },
    select: { id: true },
  });
  return { user, knownDeviceId: device?.id };
}
