"use server";

import { sendAgain } from "@/lib/outbox/send-again";
import { database } from "@/lib/platform/database";
import { buttonAction } from "@/lib/web/button-action";

export const sendAgainAction = buttonAction(
  {
    page: "/admin/messages",
    done: "sent-again",
    mayPress: ({ session }) => session?.role === "ADMIN",
  },
  (messageId, { context }) => sendAgain(database(), messageId, context),
);
