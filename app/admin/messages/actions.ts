"use server";

import { sendAgain } from "@/lib/outbox/send-again";
import { database } from "@/lib/platform/database";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { rowAction } from "@/lib/web/button-action";

export const sendAgainAction = rowAction(
  {
    page: "/admin/messages",
    done: "sent-again",
    mayPress: mayAdminister,
  },
  async (messageId, { session, visit }) =>
    needsConfirmation(session) ?? sendAgain(database(), messageId, visit.context),
);
