"use server";

import { database } from "@/lib/platform/database";
import { registerSchema } from "@/lib/sign-in/schema";
import { register } from "@/lib/users/register";
import { formAction } from "@/lib/web/form-action";
import { keepWaiting } from "@/lib/web/waiting-sign-in";

export const registerAction = formAction(
  { schema: registerSchema },
  async ({ input, returnTo, visit }) => {
    const registered = await register(database(), input, visit.context);
    if (!registered.ok) return registered;
    const { mailTokenId } = registered;
    await keepWaiting({ for: "email", email: input.email, mailTokenId, remember: false, returnTo });
    return { redirectTo: "/verify-email" };
  },
);
