import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { endTrust } from "@/lib/devices/trust-device";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import { needsConfirmation } from "@/lib/step-up/fresh";

/** Ends every session, this one too, and the trust of every device: the next sign-in proves it all. */
export async function signOutEverywhere(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<object, "CONFIRMATION_REQUIRED" | "UNAUTHENTICATED">> {
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const { userId } = session;
  return db.$transaction(async (tx) => {
    if (!(await holdOwn(tx, session))) return failure("UNAUTHENTICATED");
    const { count } = await tx.session.updateMany({
      where: { userId, endedAt: null },
      data: { endedAt: now(), endReason: "signed_out_everywhere" },
    });
    await tx.authenticatorSetup.deleteMany({ where: { userId } });
    await endTrust(tx, { userId }, context);
    const details = { sessions: count };
    await record(tx, context, { type: "session.all_ended", subjectId: userId, details });
    return { ok: true };
  });
}
