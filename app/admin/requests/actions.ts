"use server";

import { approveRequest } from "@/lib/admin/requests/approve-request";
import { refuseRequest, withdrawRequest } from "@/lib/admin/requests/close-request";
import { answerRequestSchema } from "@/lib/admin/requests/schema";
import { database } from "@/lib/platform/database";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { withNotice } from "@/lib/web/button-action";
import { ownAction } from "@/lib/web/own-action";

const page = "/admin/requests";

const answering = { page, mayAct: mayAdminister, schema: answerRequestSchema };

export const approveAction = ownAction(answering, async ({ input, session, visit }) => {
  const answer = await approveRequest(database(), session, input, visit.context);
  return answer.ok ? { redirectTo: withNotice(page, answer.now) } : answer;
});

export const refuseAction = ownAction(answering, async ({ input, session, visit }) => {
  const answer = await refuseRequest(database(), session, input, visit.context);
  return answer.ok ? { redirectTo: withNotice(page, "refused") } : answer;
});

export const withdrawAction = ownAction(answering, async ({ input, session, visit }) => {
  const answer = await withdrawRequest(database(), session, input, visit.context);
  return answer.ok ? { redirectTo: withNotice(page, "withdrawn") } : answer;
});
