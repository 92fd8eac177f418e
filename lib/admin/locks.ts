import { factorAllowances } from "@/lib/factors/budget";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { type Allowance, blockedUntil, forgetUsesIn } from "@/lib/platform/rate-limit";
import { noteUnlock, passwordAllowancesOf } from "@/lib/sign-in/lockout";

/** Until when wrong passwords, or wrong codes, keep somebody out; null where they do not. */
export type Locks = { password: Date | null; codes: Date | null };

type Owner = Pick<User, "id" | "emailNormalized">;

export async function locksOf(db: Database | Transaction, owner: Owner): Promise<Locks> {
  return {
    password: await blockedUntil(db, await passwordAllowancesOf(db, owner)),
    codes: await blockedUntil(db, factorAllowances(owner.id)),
  };
}

/** The person's tries begin anew, together with what is done beside it or not at all. */
export async function liftLocks(tx: Transaction, owner: Owner): Promise<void> {
  const passwords: Allowance[] = await passwordAllowancesOf(tx, owner);
  await forgetUsesIn(tx, [...passwords, ...factorAllowances(owner.id)]);
  await noteUnlock(tx, owner.id);
}
