import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { endSessions } from "@/lib/sessions/end-sessions";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";

/** One of one's own; another's is as unknown as one that has ended or never was. */
export async function endOwnSession(
  db: Database,
  session: Authenticated,
  id: string,
  context: RequestContext,
): Promise<Outcome<object, Unconfirmed | "NOT_FOUND">> {
  const { userId } = session;
  return actConfirmed(db, session, async (tx) => {
    const [ended] = await endSessions(tx, { userId, id }, "ended_by_owner");
    if (!ended) return failure("NOT_FOUND");
    const { address, userAgent } = ended;
    const details = { session: id, address, userAgent };
    await record(tx, context, { type: "session.ended", subjectId: userId, details });
    return { ok: true };
  });
}
