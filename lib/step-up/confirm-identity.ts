import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { newTokenOf } from "@/lib/sessions/tokens";
import { confirmFactor } from "./confirm-factor";
import { confirmPassword } from "./confirm-password";

export type Confirmation = { password?: string; code?: string };

/** With how long the new token of a phone lives; a browser's lives as long as its session. */
type Confirmed = { token: string; expiresIn?: number; confirmedUntil: Date };

/** A fresh proof of everything the account can prove, and a new token for the session. */
export async function confirmIdentity(
  db: Database,
  session: Authenticated,
  { password, code }: Confirmation,
  context: RequestContext,
): Promise<Outcome<Confirmed>> {
  const wrongPassword = await confirmPassword(db, session, password, context);
  if (wrongPassword) return wrongPassword;
  const hasFactor = session.twoFactorSince !== null;
  const wrongCode = hasFactor ? await confirmFactor(db, session, code, context) : null;
  if (wrongCode) return wrongCode;

  const { row, ...fresh } = newTokenOf(session);
  const at = now();
  const renewed = await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: session.sessionId, endedAt: null },
      data: {
        ...row,
        authenticatedAt: at,
        ...(hasFactor && { factorProvedAt: at }),
      },
    });
    if (count) await record(tx, context, { type: "step_up.confirmed", subjectId: session.userId });
    return count === 1;
  });
  if (!renewed) return failure("UNAUTHENTICATED");
  const confirmedUntil = new Date(at.getTime() + session.proofMinutes * 60_000);
  return { ok: true, ...fresh, confirmedUntil };
}
