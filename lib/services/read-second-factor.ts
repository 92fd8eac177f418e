import { type TwoFactorStatus, twoFactorStatus } from "@/lib/factors/status";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { findPerson } from "./find-person";

type Known = Pick<TwoFactorStatus, "state" | "methods" | "enabledAt">;

/** What another back end may know of somebody's second factor. */
export async function readSecondFactor(
  db: Database,
  userId: string,
): Promise<Outcome<Known, "USER_NOT_FOUND">> {
  const user = await findPerson(db, userId);
  if (!user) return failure("USER_NOT_FOUND");
  const { state, methods, enabledAt } = await twoFactorStatus(db, user.id);
  return { ok: true, state, methods, enabledAt };
}
