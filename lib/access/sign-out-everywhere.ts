import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { endTrust } from "@/lib/devices/trust-device";
import type { Database } from "@/lib/platform/database";
import type { Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { endSessions } from "@/lib/sessions/end-sessions";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";

/** Ends every session, this one too, and the trust of every device: the next sign-in proves it all. */
export async function signOutEverywhere(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<object, Unconfirmed>> {
  const { userId } = session;
  return actConfirmed(db, session, async (tx) => {
    const { length } = await endSessions(tx, { userId }, "signed_out_everywhere");
    await endTrust(tx, { userId }, context);
    const details = { sessions: length };
    await record(tx, context, { type: "session.all_ended", subjectId: userId, details });
    return { ok: true };
  });
}
