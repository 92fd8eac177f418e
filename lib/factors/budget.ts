import { log } from "@/lib/platform/log";
import { type Failure, failure } from "@/lib/platform/outcome";
import { type Allowance, countUse, refundUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";

const account = [rates.factorHour, rates.factorDay];

/** A service takes from a smaller budget first, so that it never uses up the account's. */
const budgets = {
  person: account,
  service: [rates.serviceFactorHour, rates.serviceFactorDay, ...account],
};

type Door = keyof typeof budgets;

/** Everything that counts wrong codes of this person. */
export const factorAllowances = (userId: string): Allowance[] =>
  budgets.service.map((rate) => ({ rate, key: userId }));

/**
 * Takes one try from the account's budget before the code is looked at: however many come at once,
 * through whatever door, no more are looked at than there are. A right code gives its try back.
 */
export async function takeTry(
  userId: string,
  door: Door = "person",
): Promise<Failure<"RATE_LIMITED"> | null> {
  for (const rate of budgets[door]) {
    const { blocked, retryAfterSeconds } = await countUse(rate, userId);
    if (blocked) return failure("RATE_LIMITED", { retryAfterSeconds });
  }
  return null;
}

export async function giveTryBack(userId: string, door: Door = "person"): Promise<void> {
  try {
    await Promise.all(budgets[door].map((rate) => refundUse(rate, userId)));
  } catch (error) {
    // What the try was for is done; a try too few for an hour is no reason to undo it.
    log.warn({ message: String(error) }, "a try could not be given back");
  }
}
