import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { hashInForce } from "@/lib/passwords/hash-in-force";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import { passwordMatches } from "@/lib/platform/password-hash";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { findCandidate } from "@/lib/sign-in/find-candidate";
import { allowanceKey, countFailure, forgetFailures, lockedOut } from "@/lib/sign-in/lockout";
import { recordLock } from "@/lib/sign-in/record-lock";
import { normalizeEmail } from "@/lib/users/email";

type Refusal = "MISSING_PASSWORD" | "INVALID_PASSWORD" | "ACCOUNT_LOCKED";

/** A phone names itself when it signs in; after that its session knows which one it is. */
const phoneIdOf = ({ client, deviceId }: Authenticated): string | undefined =>
  client === "MOBILE" && deviceId ? deviceId : undefined;

/** The password of somebody signed in. Wrong ones count where wrong sign-ins count: no second budget. */
export async function confirmPassword(
  db: Database,
  session: Authenticated,
  password: string | undefined,
  context: RequestContext,
): Promise<Failure<Refusal> | null> {
  if (!password) return failure("MISSING_PASSWORD");
  const email = normalizeEmail(session.email);
  const { user, knownDeviceId } = await findCandidate(db, email, context.browserToken);
  const allowance = allowanceKey(email, knownDeviceId ?? phoneIdOf(session));
  const locked = async () => {
    const standing = await lockedOut(allowance);
    return standing && failure("ACCOUNT_LOCKED", { retryAfterSeconds: standing.retryAfterSeconds });
  };
  const lockedBefore = await locked();
  if (lockedBefore) return lockedBefore;
  if (await passwordMatches(password, hashInForce(user))) {
    const lockedMeanwhile = await locked();
    if (!lockedMeanwhile) await forgetFailures(allowance);
    return lockedMeanwhile;
  }
  const { answer, locks } = await countFailure(db, allowance);
  const { userId } = session;
  await record(db, context, {
    type: "step_up.failed",
    outcome: "FAILURE",
    subjectId: userId,
    details: { method: "password" },
  });
  if (locks) await recordLock(db, userId, context);
  return answer.code === "RATE_LIMITED"
    ? failure("ACCOUNT_LOCKED", { retryAfterSeconds: answer.retryAfterSeconds })
    : failure("INVALID_PASSWORD");
}
