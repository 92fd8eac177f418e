import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { confirmAnew } from "@/lib/step-up/confirm-anew";
import type { Confirmation } from "@/lib/step-up/confirm-identity";

/** What turning off and new backup codes ask for. */
export async function confirmAct(
  db: Database,
  session: Authenticated,
  confirmation: Confirmation,
  context: RequestContext,
): Promise<Failure | null> {
  if (!session.twoFactorSince) return failure("MFA_NOT_ENABLED");
  return confirmAnew(db, session, confirmation, context);
}
