import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import type { Failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { confirmFactor } from "./confirm-factor";
import type { Confirmation } from "./confirm-identity";
import { confirmPassword } from "./confirm-password";
import { hasFreshFactor } from "./fresh";

/**
 * For what no fresh proof is enough: the password always, however fresh the rest is, and a code when
 * the last proof of the second factor is too old.
 */
export async function confirmAnew(
  db: Database,
  session: Authenticated,
  { password, code }: Confirmation,
  context: RequestContext,
  /** What else may stop the act, looked at before a code is spent on it. */
  mayGoOn: () => Promise<Failure | null> = async () => null,
): Promise<Failure | null> {
  const wrongPassword = await confirmPassword(db, session, password, context);
  if (wrongPassword) return wrongPassword;
  const stopped = await mayGoOn();
  if (stopped) return stopped;
  return hasFreshFactor(session) ? null : confirmFactor(db, session, code, context);
}
