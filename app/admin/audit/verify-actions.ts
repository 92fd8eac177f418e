"use server";

import { database } from "@/lib/platform/database";
import { startVerification } from "@/lib/sealed-log/start-verification";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { buttonAction } from "@/lib/web/button-action";

export const verifyLogAction = buttonAction(
  { page: "/admin/audit", mayPress: mayAdminister },
  ({ visit }) => startVerification(database(), visit.context),
);
