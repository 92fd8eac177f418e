"use server";

import { database } from "@/lib/platform/database";
import { signInSchema } from "@/lib/sign-in/schema";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { formAction } from "@/lib/web/form-action";
import { admit } from "@/lib/web/sign-in-cookies";
import { keepWaiting } from "@/lib/web/waiting-sign-in";

export const signInAction = formAction(
  { schema: signInSchema, checkboxes: ["remember"] },
  async ({ input, returnTo, visit }) => {
    const result = await signInWithPassword(database(), input, visit.context);
    if (!result.ok) return result;
    if ("next" in result) {
      const { email, remember = false } = input;
      await keepWaiting({ email, remember, returnTo, mailTokenId: result.next.mailTokenId });
      return { redirectTo: "/verify-email" };
    }
    await admit(result.signedIn);
    return { redirectTo: returnTo };
  },
);
