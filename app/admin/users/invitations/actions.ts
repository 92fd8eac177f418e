"use server";

import { invite } from "@/lib/invitations/invite";
import { inviteSchema } from "@/lib/invitations/schema";
import { sendInvitationAgain } from "@/lib/invitations/send-again";
import { withdrawInvitation } from "@/lib/invitations/withdraw";
import { database } from "@/lib/platform/database";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { rowAction, withNotice } from "@/lib/web/button-action";
import { ownAction } from "@/lib/web/own-action";

const page = "/admin/users/invitations";
const mayPress = mayAdminister;

export const inviteAction = ownAction(
  { page, mayAct: mayAdminister, schema: inviteSchema },
  async ({ input, session, visit }) => {
    const invited = await invite(database(), session, input, visit.context);
    return invited.ok ? { redirectTo: withNotice(page, "invited") } : invited;
  },
);

export const sendAgainAction = rowAction(
  { page, done: "sent-again", mayPress },
  (id, { session, visit }) => sendInvitationAgain(database(), session, id, visit.context),
);

export const withdrawAction = rowAction(
  { page, done: "withdrawn", mayPress },
  (id, { session, visit }) => withdrawInvitation(database(), session, id, visit.context),
);
