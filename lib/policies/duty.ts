import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { type Failure, failure } from "@/lib/platform/outcome";
import { mustEnrol, mustEnrolNow } from "./must-enrol";
import { passwordDeadline } from "./password-deadline";
import { readPolicy } from "./read-policy";

type Dues = { twoFactorDueAt: Date | null; passwordDueAt: Date | null };

/** What a person has to do before anything else. */
export type Duty = "password" | "two_factor";

const passwordIsDue = (dueAt: Date | null): boolean => dueAt !== null && dueAt <= now();

/** An expired password comes first: what is set up after it is proved by a newer one. */
export function dutyOf(dues: Dues): Duty | null {
  if (passwordIsDue(dues.passwordDueAt)) return "password";
  return mustEnrol(dues) ? "two_factor" : null;
}

/** The same of somebody who has no session yet, or is held in a transaction. */
export async function dutyNow(tx: Transaction, user: User): Promise<Duty | null> {
  const rules = await readPolicy(tx, "passwords");
  const dueAt = passwordDeadline(rules, { ...user, hasPassword: user.passwordHash !== null });
  if (passwordIsDue(dueAt)) return "password";
  return (await mustEnrolNow(tx, user)) ? "two_factor" : null;
}

const failures = { password: "PASSWORD_EXPIRED", two_factor: "MFA_REQUIRED" } as const;

export const dutyFailure = (duty: Duty): Failure<"PASSWORD_EXPIRED" | "MFA_REQUIRED"> =>
  failure(failures[duty]);

/** Why a door stays closed; null where nothing is due, or where it is open for what is. */
export function closedFor(dues: Dues, openFor: (Duty | false)[] = []): Failure | null {
  const duty = dutyOf(dues);
  return duty && !openFor.includes(duty) ? dutyFailure(duty) : null;
}
