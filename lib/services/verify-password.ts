import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { hashInForce } from "@/lib/passwords/hash-in-force";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import type { Service } from "@/lib/service-keys/open-key";
import { allowanceKey } from "@/lib/sign-in/lockout";
import { recordLock } from "@/lib/sign-in/record-lock";
import { tryPassword } from "@/lib/sign-in/try-password";
import { findPerson } from "./find-person";

type Refusal =
  | "MISSING_PARAMETERS"
  | "USER_NOT_FOUND"
  | "ACCOUNT_LOCKED"
  | "INVALID_PASSWORD"
  | "RATE_LIMITED";

/**
 * Whether a password is somebody's, for another back end. Wrong ones count where those of strangers
 * count at sign-in: a key is no second set of guesses, and the browsers its owner signs in on have
 * allowances of their own that nothing here touches.
 */
export async function verifyPassword(
  db: Database,
  service: Service,
  { userId, password }: { userId?: string; password?: string },
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  if (!userId || !password) return failure("MISSING_PARAMETERS");
  const limited = await countRequest(db, rates.servicePasswords, context, service.id);
  if (limited) return limited;
  const user = await findPerson(db, userId);
  if (!user) return failure("USER_NOT_FOUND");
  // Whatever the password is: nobody comes in with it, and no try is spent on it.
  if (user.disabledAt) return failure("ACCOUNT_LOCKED");
  const tried = await tryPassword(
    db,
    password,
    hashInForce(user),
    allowanceKey(user.emailNormalized),
  );
  if (tried.result !== "locked" || tried.wasWrong) {
    const isRight = tried.result === "right";
    await record(db, context, {
      type: isRight ? "service.password_right" : "service.password_wrong",
      outcome: isRight ? "SUCCESS" : "FAILURE",
      subjectId: user.id,
      details: { method: "password" },
    });
  }
  if (tried.result === "right") return { ok: true };
  if (tried.result === "locked") {
    return failure("ACCOUNT_LOCKED", { retryAfterSeconds: tried.retryAfterSeconds });
  }
  if (tried.locks) await recordLock(db, user.id, context);
  return failure("INVALID_PASSWORD");
}
