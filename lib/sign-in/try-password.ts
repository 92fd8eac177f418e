import type { RequestContext } from "@/lib/audit/context";
import { type AuditEntry, record } from "@/lib/audit/record";
import { hashInForce } from "@/lib/passwords/hash-in-force";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import { passwordMatches } from "@/lib/platform/password-hash";
import { normalizeEmail } from "@/lib/users/email";
import { findCandidate } from "./find-candidate";
import { allowanceKey, countFailure, forgetFailures, lockedOut } from "./lockout";
import { recordLock } from "./record-lock";

type Try = {
  userId: string;
  email: string;
  password: string;
  /** Of a phone, whose session knows which one it is. */
  deviceId?: string;
  /** What a wrong one is in the log. */
  wrong: Pick<AuditEntry, "type" | "details">;
};

/**
 * The password of somebody known by another proof, who opens no session with it. Wrong ones count where
 * wrong sign-ins count: no second budget.
 */
export async function tryPassword(
  db: Database,
  { userId, email, password, deviceId, wrong }: Try,
  context: RequestContext,
): Promise<Failure<"INVALID_PASSWORD" | "ACCOUNT_LOCKED"> | null> {
  const emailNormalized = normalizeEmail(email);
  const { user, knownDeviceId } = await findCandidate(db, emailNormalized, context.browserToken);
  const allowance = allowanceKey(emailNormalized, knownDeviceId ?? deviceId);
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
  const { answer, locks } = await countFailure(allowance);
  await record(db, context, { ...wrong, outcome: "FAILURE", subjectId: userId });
  if (locks) await recordLock(db, userId, context);
  return answer.code === "RATE_LIMITED"
    ? failure("ACCOUNT_LOCKED", { retryAfterSeconds: answer.retryAfterSeconds })
    : failure("INVALID_PASSWORD");
}
