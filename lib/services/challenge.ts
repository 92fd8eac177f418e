import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { ServiceChallenge } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { liveKey } from "@/lib/service-keys/live";
import type { Service } from "@/lib/service-keys/open-key";

const live = (id: string, { id: keyId }: Service) => ({
  id,
  keyId,
  closedAt: null,
  expiresAt: { gt: now() },
  wrongCodes: { lt: limits.wrongCodesPerChallenge },
});

/** Of this key alone, and while it opens something: to every other one it is not there. */
export const findChallenge = (
  tx: Pick<Transaction, "serviceChallenge">,
  id: string,
  service: Service,
): Promise<ServiceChallenge | null> =>
  tx.serviceChallenge.findFirst({ where: { ...live(id, service), key: liveKey() } });

/**
 * Counts the try before the code is looked at; null when the challenge takes no more. Revoking a key
 * closes its challenges, so the row alone says enough, and says it under the row's lock.
 */
export async function countTry(
  tx: Transaction,
  id: string,
  service: Service,
): Promise<ServiceChallenge | null> {
  const [challenge] = await tx.serviceChallenge.updateManyAndReturn({
    where: live(id, service),
    data: { wrongCodes: { increment: 1 } },
  });
  return challenge ?? null;
}

/** For good: true for the one caller that closed it. */
export async function closeChallenge(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.serviceChallenge.updateMany({
    where: { id, closedAt: null },
    data: { closedAt: now() },
  });
  return count === 1;
}
