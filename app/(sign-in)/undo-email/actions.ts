"use server";

import { emailLinkSchema } from "@/lib/email-change/schema";
import { undoEmailChange } from "@/lib/email-change/undo-email-change";
import { database } from "@/lib/platform/database";
import { formAction } from "@/lib/web/form-action";

export const undoEmailAction = formAction({ schema: emailLinkSchema }, async ({ input, visit }) => {
  const pressed = await undoEmailChange(database(), input.token, visit.context);
  return "state" in pressed ? { redirectTo: `/undo-email?notice=${pressed.state}` } : pressed;
});
