import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { readPolicy } from "@/lib/policies/read-policy";
import { asksEveryone } from "@/lib/policies/two-factor-deadline";
import type { Authenticated } from "@/lib/sessions/authenticate";

/** What a rule asks of somebody now, if only within their grace, they do not give up again. */
export async function mayTurnOff(
  db: Pick<Transaction, "policy">,
  { role }: Pick<Authenticated, "role">,
): Promise<boolean> {
  return role !== "ADMIN" && !asksEveryone(await readPolicy(db, "requiredTwoFactor"), now());
}
