import type { RequestContext } from "@/lib/audit/context";
import { type AuditEntry, record } from "@/lib/audit/record";
import { hashInForce } from "@/lib/passwords/hash-in-force";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import { normalizeEmail } from "@/lib/users/email";
import { findCandidate } from "./find-candidate";
import { allowanceKey } from "./lockout";
import { recordLock } from "./record-lock";
import { tryPassword } from "./try-password";

type Proof = {
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
export async function provePassword(
  db: Database,
  { userId, email, password, deviceId, wrong }: Proof,
  context: RequestContext,
): Promise<Failure<"INVALID_PASSWORD" | "ACCOUNT_LOCKED"> | null> {
  const emailNormalized = normalizeEmail(email);
  const { user, knownDeviceId } = await findCandidate(db, emailNormalized, context.browserToken);
  const allowance = allowanceKey(emailNormalized, knownDeviceId ?? deviceId);
  const tried = await tryPassword(db, password, hashInForce(user), allowance);
  if (tried.result === "right") return null;
  const isLocked = tried.result === "locked";
  if (!isLocked || tried.wasWrong) {
    await record(db, context, { ...wrong, outcome: "FAILURE", subjectId: userId });
  }
  if (isLocked) return failure("ACCOUNT_LOCKED", { retryAfterSeconds: tried.retryAfterSeconds });
  if (tried.locks) await recordLock(db, userId, context);
  return failure("INVALID_PASSWORD");
}
