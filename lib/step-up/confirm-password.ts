import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { hashInForce } from "@/lib/passwords/hash-in-force";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { findCandidate } from "@/lib/sign-in/find-candidate";
import { allowanceKey } from "@/lib/sign-in/lockout";
import { recordLock } from "@/lib/sign-in/record-lock";
import { tryPassword } from "@/lib/sign-in/try-password";
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
  const tried = await tryPassword(db, password, hashInForce(user), allowance);
  if (tried.result === "right") return null;
  const isLocked = tried.result === "locked";
  if (!isLocked || tried.wasWrong) {
    await record(db, context, {
      type: "step_up.failed",
      outcome: "FAILURE",
      subjectId: session.userId,
      details: { method: "password" },
    });
  }
  if (isLocked) return failure("ACCOUNT_LOCKED", { retryAfterSeconds: tried.retryAfterSeconds });
  if (tried.locks) await recordLock(db, session.userId, context);
  return failure("INVALID_PASSWORD");
}
