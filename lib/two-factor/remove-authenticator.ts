import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { endTrust } from "@/lib/devices/trust-device";
import { authenticatorRemovedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed } from "@/lib/step-up/act-confirmed";

type Refusal = "UNAUTHENTICATED" | "CONFIRMATION_REQUIRED" | "NOT_FOUND" | "LAST_AUTHENTICATOR";

/** One of several; the last goes by turning two-factor off. */
export async function removeAuthenticator(
  db: Database,
  session: Authenticated,
  id: string,
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const { userId } = session;
  // Two removals at once take turns, so that neither takes the last one.
  return actConfirmed<object, Refusal>(db, session, async (tx, owner) => {
    const owned = await tx.authenticator.findMany({ where: { userId }, select: { id: true } });
    if (!owned.some((one) => one.id === id)) return failure("NOT_FOUND");
    if (owned.length === 1) return failure("LAST_AUTHENTICATOR");
    await tx.authenticator.delete({ where: { id, userId } });
    await endTrust(tx, { userId }, context);
    await record(tx, context, { type: "authenticator.removed", subjectId: userId });
    await post(tx, authenticatorRemovedMail(owner, context));
    return { ok: true };
  });
}
