import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { provePassword } from "@/lib/sign-in/prove-password";

type Refusal = "MISSING_PASSWORD" | "INVALID_PASSWORD" | "ACCOUNT_LOCKED";

/** A phone names itself when it signs in; after that its session knows which one it is. */
const phoneIdOf = ({ client, deviceId }: Authenticated): string | undefined =>
  client === "MOBILE" && deviceId ? deviceId : undefined;

/** The password of somebody signed in. */
export async function confirmPassword(
  db: Database,
  session: Authenticated,
  password: string | undefined,
  context: RequestContext,
): Promise<Failure<Refusal> | null> {
  if (!password) return failure("MISSING_PASSWORD");
  const { userId, email } = session;
  const wrong = { type: "step_up.failed", details: { method: "password" } } as const;
  const deviceId = phoneIdOf(session);
  return provePassword(db, { userId, email, password, deviceId, wrong }, context);
}
