"use server";

import { requestReset } from "@/lib/password-change/request-reset";
import { forgotPasswordSchema } from "@/lib/password-change/schema";
import { database } from "@/lib/platform/database";
import { formAction } from "@/lib/web/form-action";

export const forgotPasswordAction = formAction(
  { schema: forgotPasswordSchema },
  async ({ input, visit }) => {
    const asked = await requestReset(database(), input, visit.context);
    return asked.ok ? { redirectTo: "/forgot-password?notice=sent" } : asked;
  },
);
