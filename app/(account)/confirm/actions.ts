"use server";

import { database } from "@/lib/platform/database";
import { confirmIdentity } from "@/lib/step-up/confirm-identity";
import { confirmationSchema } from "@/lib/two-factor/schema";
import { ownAction } from "@/lib/web/own-action";
import { renew } from "@/lib/web/sign-in-cookies";

export const confirmIdentityAction = ownAction(
  { page: "/confirm", schema: confirmationSchema, whileEnrolling: true },
  async ({ input, session, visit, returnTo }) => {
    const confirmed = await confirmIdentity(database(), session, input, visit.context);
    if (!confirmed.ok) return confirmed;
    await renew(confirmed.token, session);
    return { redirectTo: returnTo };
  },
);
