"use server";

import { confirmEmailChange } from "@/lib/email-change/confirm-email-change";
import { emailLinkSchema } from "@/lib/email-change/schema";
import { database } from "@/lib/platform/database";
import { ownAction } from "@/lib/web/own-action";
import { renew } from "@/lib/web/sign-in-cookies";

export const confirmEmailAction = ownAction(
  { page: "/confirm-email", schema: emailLinkSchema },
  async ({ input, session, visit }) => {
    const changed = await confirmEmailChange(database(), session, input, visit.context);
    if (!changed.ok) return changed;
    await renew(changed.token, session);
    return { redirectTo: "/account/profile?notice=changed" };
  },
);
