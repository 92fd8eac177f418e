"use server";

import { database } from "@/lib/platform/database";
import { completeSetup } from "@/lib/sign-in/complete-setup";
import { setupSchema } from "@/lib/sign-in/schema";
import { formAction } from "@/lib/web/form-action";
import { admit } from "@/lib/web/sign-in-cookies";

export const setupAction = formAction({ schema: setupSchema }, async ({ input, visit }) => {
  const completed = await completeSetup(database(), input, visit.context);
  if (!completed.ok) return completed;
  await admit(completed.signedIn);
  return { redirectTo: "/account" };
});
