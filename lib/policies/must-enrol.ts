import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { readPolicy } from "./read-policy";
import { twoFactorDeadline } from "./two-factor-deadline";

/** Two-factor is due and not there: then an account reaches its set-up and the way out. */
export const mustEnrol = ({ twoFactorDueAt }: { twoFactorDueAt: Date | null }): boolean =>
  twoFactorDueAt !== null && twoFactorDueAt <= now();

/** The same of somebody who has no session yet, or is held in a transaction. */
export async function mustEnrolNow(tx: Transaction, user: User): Promise<boolean> {
  if (user.twoFactorSince) return false;
  const rule = await readPolicy(tx, "requiredTwoFactor");
  return mustEnrol({ twoFactorDueAt: twoFactorDeadline(rule, user) });
}
