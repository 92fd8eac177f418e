import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { requestRefusedMail, requestWithdrawnMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import type { Unconfirmed } from "@/lib/step-up/act-confirmed";
import { actOnPerson } from "../act-as-admin";
import { endRequest } from "./end-request";
import type { AnswerRequest } from "./schema";

type Refusal = "NOT_FOUND" | "SECOND_ADMIN_NEEDED" | "REQUEST_OVER";

type Closing = (
  db: Database,
  session: Authenticated,
  input: AnswerRequest,
  context: RequestContext,
) => Promise<Outcome<object, Unconfirmed | Refusal>>;

const ways = {
  withdrawn: {
    ending: "WITHDRAWN",
    type: "admin_request.withdrawn",
    mail: requestWithdrawnMail,
    isFor: (admin: string, { askedById }: { askedById: string | null }) => admin === askedById,
  },
  refused: {
    ending: "REFUSED",
    type: "admin_request.refused",
    mail: requestRefusedMail,
    isFor: (admin: string, about: { askedById: string | null; userId: string }) =>
      admin !== about.askedById && admin !== about.userId,
  },
} as const;

/** Until it is carried out; an approval is no bar. */
const closing =
  (way: keyof typeof ways): Closing =>
  async (db, session, { requestId, reason }, context) => {
    const { ending, type, mail, isFor } = ways[way];
    const request = await db.adminRequest.findUnique({ where: { id: requestId } });
    if (!request) return failure("NOT_FOUND");
    return actOnPerson<object, Refusal>(
      db,
      session,
      request.userId,
      async (tx, { admin, person }) => {
        if (!isFor(admin.id, request)) return failure("SECOND_ADMIN_NEEDED");
        const ended = { ending, endedById: admin.id, endReason: reason };
        if (!(await endRequest(tx, requestId, ended))) return failure("REQUEST_OVER");
        const details = { request: requestId, kind: request.kind };
        await record(tx, context, { type, subjectId: person.id, reason, details });
        await post(tx, mail(person, { kind: request.kind, reason }));
        return { ok: true };
      },
    );
  };

/** By the admin who asked. */
export const withdrawRequest = closing("withdrawn");

/** By any other admin. */
export const refuseRequest = closing("refused");
