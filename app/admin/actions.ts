"use server";

import { database } from "@/lib/platform/database";
import { remindPerson } from "@/lib/reminders/remind-person";
import { remindShown } from "@/lib/reminders/remind-shown";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { buttonAction, rowAction } from "@/lib/web/button-action";

const page = "/admin";

export const remindAction = rowAction(
  { page, done: "reminded", mayPress: mayAdminister },
  (personId, { session, visit }) => remindPerson(database(), session, personId, visit.context),
);

export const remindShownAction = buttonAction(
  { page, done: "reminded-all", mayPress: mayAdminister },
  ({ session, visit }) => remindShown(database(), session, visit.context),
);
