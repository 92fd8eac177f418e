import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { countSignIn } from "@/lib/platform/metrics";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { hashPassword, needsRehash, passwordMatches } from "@/lib/platform/password-hash";
import { rates } from "@/lib/platform/rates";
import { normalizeEmail } from "@/lib/users/email";
import { resendVerification } from "@/lib/users/resend-verification";
import { completeSignIn, type SignedIn } from "./complete-sign-in";
import { findCandidate } from "./find-candidate";
import { allowanceKey, countFailure, forgetFailures, lockedOut } from "./lockout";

export type PasswordSignIn = { email: string; password: string; remember?: boolean };

/** The person is who they say, but something is left to do before there is a session. */
export type NextStep = { step: "verify_email"; mailTokenId: string };

type Refusal = "INVALID_CREDENTIALS" | "RATE_LIMITED";

type Result = Outcome<{ signedIn: SignedIn } | { next: NextStep }, Refusal>;

/**
 * Counts, looks up, hashes once, and settles. The lock is looked at before the hash, to save it, and
 * again after, where it decides: of many guesses at once only the first few are ever told "right".
 */
export async function signInWithPassword(
  db: Database,
  input: PasswordSignIn,
  context: RequestContext,
): Promise<Result> {
  const result = await attempt(db, input, context);
  countSignIn(result.ok ? ("next" in result ? result.next.step : "complete") : result.code);
  return result;
}

async function attempt(
  db: Database,
  input: PasswordSignIn,
  context: RequestContext,
): Promise<Result> {
  const limited = await countRequest(db, rates.signInAddress, context);
  if (limited) return limited;

  const emailNormalized = normalizeEmail(input.email);
  const { user, knownDeviceId } = await findCandidate(db, emailNormalized, context.browserToken);
  const allowance = allowanceKey(emailNormalized, knownDeviceId);
  const lockedBefore = await lockedOut(allowance);
  if (lockedBefore) return lockedBefore;

  const matches = await passwordMatches(input.password, user?.passwordHash ?? null);
  if (!user || !matches || user.disabledAt || user.deletedAt) {
    return refuse(db, context, allowance, user);
  }
  const lockedMeanwhile = await lockedOut(allowance);
  if (lockedMeanwhile) return lockedMeanwhile;
  await forgetFailures(allowance);

  if (!user.emailVerifiedAt) {
    const sent = await resendVerification(db, { email: user.email }, context);
    return sent.ok ? { ok: true, next: { step: "verify_email", ...sent } } : sent;
  }
  const { id: userId, passwordHash: hash, passwordChangedAt: changedAt } = user;
  const freshHash = hash && needsRehash(hash) ? await hashPassword(input.password) : undefined;
  const signedIn = await completeSignIn(
    db,
    {
      userId,
      methods: ["pwd"],
      remember: input.remember ?? false,
      password: hash ? { hash, changedAt, freshHash } : undefined,
    },
    context,
  );
  return signedIn.ok ? { ok: true, signedIn } : failure("INVALID_CREDENTIALS");
}

async function refuse(
  db: Database,
  context: RequestContext,
  allowance: string,
  user: User | null,
): Promise<Failure<Refusal>> {
  const { answer, locks } = await countFailure(allowance);
  const about = {
    outcome: "FAILURE",
    subjectId: user?.id,
    details: { method: "password" },
  } as const;
  await record(
    db,
    context,
    { type: "sign_in.failed", ...about },
    ...(locks ? [{ type: "sign_in.locked", ...about } as const] : []),
  );
  return answer;
}
