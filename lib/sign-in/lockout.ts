import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { countLockout } from "@/lib/platform/metrics";
import type { Failure } from "@/lib/platform/outcome";
import { failure } from "@/lib/platform/outcome";
import {
  type Allowance,
  countTowardsLock,
  forgetUses,
  standingOf,
} from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import { readPolicy } from "@/lib/policies/read-policy";

/**
 * Whose wrong passwords count together. A browser that has signed in to the account before has an
 * allowance of its own: strangers cannot lock it out, and it cannot lock out others. Everybody else
 * shares one per submitted address, whether or not an account has it.
 */
export const allowanceKey = (emailNormalized: string, knownDeviceId?: string): string =>
  knownDeviceId ? `device ${knownDeviceId}` : `address ${emailNormalized}`;

export async function lockedOut(key: string): Promise<Failure<"RATE_LIMITED"> | null> {
  const standing = await standingOf(rates.passwordFailures, key);
  return standing.blocked
    ? failure("RATE_LIMITED", { retryAfterSeconds: standing.retryAfterSeconds })
    : null;
}

/** Says how the failure is answered: the one that reaches the limit locks, the ones after it are told. */
export async function countFailure(
  db: Database,
  key: string,
): Promise<{ answer: Failure<"INVALID_CREDENTIALS" | "RATE_LIMITED">; locks: boolean }> {
  const { failures, windowMinutes, lockMinutes } = await readPolicy(db, "lockout");
  const { locked, lockedNow, retryAfterSeconds } = await countTowardsLock(
    rates.passwordFailures,
    key,
    { uses: failures, windowSeconds: windowMinutes * 60, lockSeconds: lockMinutes * 60 },
  );
  if (lockedNow) countLockout();
  return locked && !lockedNow
    ? { answer: failure("RATE_LIMITED", { retryAfterSeconds }), locks: false }
    : { answer: failure("INVALID_CREDENTIALS"), locks: lockedNow };
}

export const forgetFailures = (key: string): Promise<void> =>
  forgetUses(rates.passwordFailures, key);

/** The account's own allowance and that of each of its browsers. */
export async function passwordAllowancesOf(
  db: Pick<Transaction, "device">,
  { id, emailNormalized }: Pick<User, "id" | "emailNormalized">,
): Promise<Allowance[]> {
  const devices = await db.device.findMany({ where: { userId: id }, select: { id: true } });
  const ids = [undefined, ...devices.map((device) => device.id)];
  const rate = rates.passwordFailures;
  return ids.map((deviceId) => ({ rate, key: allowanceKey(emailNormalized, deviceId) }));
}

/**
 * A new password begins with all of them whole. Whoever holds the person's row gives the transaction
 * that holds it.
 */
export async function forgetFailuresOf(
  db: Pick<Transaction, "device" | "user">,
  owner: Pick<User, "id" | "emailNormalized">,
): Promise<void> {
  for (const { key } of await passwordAllowancesOf(db, owner)) await forgetFailures(key);
  await noteUnlock(db, owner.id);
}

/** What lists of people say of it. */
export async function noteUnlock(db: Pick<Transaction, "user">, userId: string): Promise<void> {
  await db.user.updateMany({
    where: { id: userId, lockedUntil: { not: null } },
    data: { lockedUntil: null },
  });
}
