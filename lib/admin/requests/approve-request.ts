import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import type { Unconfirmed } from "@/lib/step-up/act-confirmed";
import { actOnPerson } from "../act-as-admin";
import { type CarriedOut, carryOut } from "./carry-out";
import type { AnswerRequest } from "./schema";

type Approved = Outcome<
  { now: CarriedOut | "waiting" },
  Unconfirmed | "NOT_FOUND" | "SECOND_ADMIN_NEEDED" | "REQUEST_OVER"
>;

/**
 * The second admin's word. Where the person's time is over already, it is carried out with it; the
 * rows of all three are held, so that nobody stops being an admin in between.
 */
export async function approveRequest(
  db: Database,
  session: Authenticated,
  { requestId, reason }: AnswerRequest,
  context: RequestContext,
): Promise<Approved> {
  const found = await db.adminRequest.findUnique({ where: { id: requestId } });
  if (!found) return failure("NOT_FOUND");
  const { userId, askedById } = found;
  return actOnPerson<
    { now: CarriedOut | "waiting" },
    "NOT_FOUND" | "SECOND_ADMIN_NEEDED" | "REQUEST_OVER"
  >(
    db,
    session,
    userId,
    async (tx, { admin }) => {
      if (admin.id === userId || admin.id === askedById) return failure("SECOND_ADMIN_NEEDED");
      const [request] = await tx.adminRequest.updateManyAndReturn({
        where: { id: requestId, approvedAt: null, endedAt: null, expiresAt: { gt: now() } },
        data: { approvedById: admin.id, approvedAt: now(), approvalReason: reason },
      });
      if (!request) return failure("REQUEST_OVER");
      const details = { request: requestId, kind: request.kind };
      await record(tx, context, {
        type: "admin_request.approved",
        subjectId: userId,
        reason,
        details,
      });
      if (request.notBefore > now()) return { ok: true, now: "waiting" };
      return { ok: true, now: await carryOut(tx, request) };
    },
    askedById ? [askedById] : [],
  );
}
