import { holdsBackupCode } from "@/lib/factors/backup-codes/claim";
import { giveTryBack, takeTry } from "@/lib/factors/budget";
import type { Database } from "@/lib/platform/database";
import type { Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { needsConfirmation } from "@/lib/step-up/fresh";

/** The drill: whether a code somebody kept would work. It spends nothing and opens nothing. */
export async function checkBackupCode(
  db: Database,
  session: Authenticated,
  code: string,
): Promise<Outcome<{ right: boolean }, "CONFIRMATION_REQUIRED" | "RATE_LIMITED">> {
  const { userId } = session;
  const refused = needsConfirmation(session) ?? (await takeTry(userId));
  if (refused) return refused;
  const right = await holdsBackupCode(db, userId, code);
  if (right) await giveTryBack(userId);
  return { ok: true, right };
}
