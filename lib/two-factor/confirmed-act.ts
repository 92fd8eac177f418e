import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { confirmFactor } from "@/lib/step-up/confirm-factor";
import type { Confirmation } from "@/lib/step-up/confirm-identity";
import { confirmPassword } from "@/lib/step-up/confirm-password";
import { hasFreshFactor } from "@/lib/step-up/fresh";

/**
 * What turning off and new backup codes ask for: the password always, however fresh the rest is, and
 * a code when the last proof of the second factor is too old.
 */
export async function confirmAct(
  db: Database,
  session: Authenticated,
  { password, code }: Confirmation,
  context: RequestContext,
): Promise<Failure | null> {
  if (!session.twoFactorSince) return failure("MFA_NOT_ENABLED");
  const wrongPassword = await confirmPassword(db, session, password, context);
  if (wrongPassword) return wrongPassword;
  return hasFreshFactor(session) ? null : confirmFactor(db, session, code, context);
}
