"use server";

import { disown } from "@/lib/disowning/disown";
import { notMeSchema } from "@/lib/disowning/schema";
import { database } from "@/lib/platform/database";
import { formAction } from "@/lib/web/form-action";

export const notMeAction = formAction({ schema: notMeSchema }, async ({ input, visit }) => {
  const pressed = await disown(database(), input.token, visit.context);
  return "state" in pressed ? { redirectTo: `/not-me?notice=${pressed.state}` } : pressed;
});
