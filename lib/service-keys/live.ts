import { now } from "@/lib/platform/clock";
import type { Prisma } from "@/lib/platform/database/generated/client";

/** Of the keys that open something at this moment. */
export const liveKey = (): Prisma.ServiceKeyWhereInput => ({
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }],
});

export type KeyState = "live" | "expired" | "revoked";

export function stateOf({
  revokedAt,
  expiresAt,
}: {
  revokedAt: Date | null;
  expiresAt: Date | null;
}): KeyState {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= now() ? "expired" : "live";
}
