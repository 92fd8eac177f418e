"use server";

import { endAllOthers } from "@/lib/access/end-all-others";
import { endOwnSession } from "@/lib/access/end-own-session";
import { database } from "@/lib/platform/database";
import { buttonAction, rowAction } from "@/lib/web/button-action";

const page = "/account/sessions";

export const endSessionAction = rowAction({ page, done: "ended" }, (id, { session, visit }) =>
  endOwnSession(database(), session, id, visit.context),
);

export const endAllOthersAction = buttonAction(
  { page, done: "others-ended" },
  ({ session, visit }) => endAllOthers(database(), session, visit.context),
);
