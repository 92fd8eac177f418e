"use server";

import { sendMessageAgain } from "@/lib/admin/send-message-again";
import { database } from "@/lib/platform/database";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { rowAction } from "@/lib/web/button-action";

export const sendAgainAction = rowAction(
  { page: "/admin/messages", done: "sent-again", mayPress: mayAdminister },
  (messageId, { session, visit }) =>
    sendMessageAgain(database(), session, messageId, visit.context),
);
