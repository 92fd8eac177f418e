import { giveTryBack, takeTry } from "@/lib/factors/budget";
import { secondsOff, stepOf } from "@/lib/factors/totp/codes";
import { openSecret } from "@/lib/factors/totp/secrets";
import type { Database } from "@/lib/platform/database";
import type { Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { needsConfirmation } from "@/lib/step-up/fresh";

/** Ten minutes either way: enough to tell a clock that is off from a code of another account. */
const STEPS_TO_LOOK = 20;

export type CodeTest = { right: boolean; authenticator: string | null; secondsOff: number };

/** Says whether an authenticator works and how far its clock is off. It spends nothing and opens nothing. */
export async function testCode(
  db: Database,
  session: Authenticated,
  code: string,
): Promise<Outcome<CodeTest, "CONFIRMATION_REQUIRED" | "RATE_LIMITED">> {
  const refused = needsConfirmation(session) ?? (await takeTry(session.userId));
  if (refused) return refused;
  const owned = await db.authenticator.findMany({ where: { userId: session.userId } });
  for (const authenticator of owned) {
    const secret = openSecret(authenticator);
    const step = secret ? stepOf(secret, code, STEPS_TO_LOOK) : null;
    if (step === null || !secret) continue;
    const right = stepOf(secret, code) !== null;
    if (right) await giveTryBack(session.userId);
    return { ok: true, right, authenticator: authenticator.name, secondsOff: secondsOff(step) };
  }
  return { ok: true, right: false, authenticator: null, secondsOff: 0 };
}
