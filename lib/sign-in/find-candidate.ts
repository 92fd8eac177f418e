import type { Database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";

export type Candidate = { user: User | null; knownDeviceId?: string };

/** One query for every caller: whoever has the address, and whether this browser has been theirs before. */
export async function findCandidate(
  db: Database,
  emailNormalized: string,
  browserToken?: string,
): Promise<Candidate> {
  const found = await db.user.findUnique({
    where: { emailNormalized },
    include: {
      devices: {
        where: { browserDigest: digest(browserToken ?? "") },
        select: { id: true },
        take: 1,
      },
    },
  });
  if (!found) return { user: null };
  const { devices, ...user } = found;
  return { user, knownDeviceId: devices[0]?.id };
}
