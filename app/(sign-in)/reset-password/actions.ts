"use server";

import { resetPassword } from "@/lib/password-change/reset-password";
import { resetPasswordSchema } from "@/lib/password-change/schema";
import { database } from "@/lib/platform/database";
import { formAction } from "@/lib/web/form-action";

export const resetPasswordAction = formAction(
  { schema: resetPasswordSchema },
  async ({ input, visit }) => {
    const reset = await resetPassword(database(), input, visit.context);
    return reset.ok ? { redirectTo: "/login?notice=password-set" } : reset;
  },
);
