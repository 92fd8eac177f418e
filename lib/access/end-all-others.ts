import type { RequestContext } from "@/lib/audit/context";
import { endTrust } from "@/lib/devices/trust-device";
import type { Database } from "@/lib/platform/database";
import type { Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { endOtherSessions } from "@/lib/sessions/end-sessions";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";

/** Leaves this session alone: every other one ends, and no other device comes back without a code. */
export async function endAllOthers(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<object, Unconfirmed>> {
  const { userId, sessionId, deviceId } = session;
  return actConfirmed(db, session, async (tx) => {
    await endOtherSessions(tx, { userId, keep: sessionId, reason: "ended_by_owner" }, context);
    await endTrust(tx, { userId, keep: deviceId ?? undefined }, context);
    return { ok: true };
  });
}
