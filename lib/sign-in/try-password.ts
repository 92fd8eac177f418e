import type { Database } from "@/lib/platform/database";
import { passwordMatches } from "@/lib/platform/password-hash";
import { countFailure, forgetFailures, lockedOut } from "./lockout";

export type TriedPassword =
  | { result: "right" }
  /** `locks`: it was the one that reached the limit. */
  | { result: "wrong"; locks: boolean }
  /** `wasWrong`: it was compared, and there were too many by then. */
  | { result: "locked"; retryAfterSeconds?: number; wasWrong: boolean };

/**
 * One try of a password that somebody is known by already, from the allowance sign-in counts in. The
 * lock is looked at before the hash, to save it, and again after, where it decides.
 */
export async function tryPassword(
  db: Database,
  password: string,
  hash: string | null,
  allowance: string,
): Promise<TriedPassword> {
  const before = await lockedOut(allowance);
  if (before) return locked(before, false);
  if (await passwordMatches(password, hash)) {
    const meanwhile = await lockedOut(allowance);
    if (meanwhile) return locked(meanwhile, false);
    await forgetFailures(allowance);
    return { result: "right" };
  }
  const { answer, locks } = await countFailure(db, allowance);
  return answer.code === "RATE_LIMITED" ? locked(answer, true) : { result: "wrong", locks };
}

const locked = (
  { retryAfterSeconds }: { retryAfterSeconds?: number },
  wasWrong: boolean,
): TriedPassword => ({ result: "locked", retryAfterSeconds, wasWrong });
