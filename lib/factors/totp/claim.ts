import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { stepOf } from "./codes";
import { openSecret } from "./secrets";

/**
 * Spends a code: the step moves forward by one conditional update, whatever the code is for and
 * whichever instance asks, so that of any number of uses one is the first.
 */
export async function claimTotp(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const authenticators = await tx.authenticator.findMany({ where: { userId } });
  for (const authenticator of authenticators) {
    const secret = openSecret(authenticator);
    if (!secret) {
      log.error({ authenticator: authenticator.id }, "an authenticator's secret does not open");
      continue;
    }
    const step = stepOf(secret, code);
    if (step === null) continue;
    const { count } = await tx.authenticator.updateMany({
      where: { id: authenticator.id, lastStep: { lt: step } },
      data: { lastStep: step, lastUsedAt: now() },
    });
    if (count === 1) return true;
  }
  return false;
}
