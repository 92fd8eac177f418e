"use server";

import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { acceptSchema } from "@/lib/invitations/schema";
import { database } from "@/lib/platform/database";
import { formAction } from "@/lib/web/form-action";
import { admit } from "@/lib/web/sign-in-cookies";

export const acceptAction = formAction({ schema: acceptSchema }, async ({ input, visit }) => {
  const accepted = await acceptInvitation(database(), input, visit.context);
  if (!accepted.ok) {
    if (accepted.code !== "INVALID_TOKEN") return accepted;
    return { redirectTo: `/invited?notice=${visit.session ? "anothers" : "dead"}` };
  }
  if (!accepted.signedIn) return { redirectTo: "/login?notice=password-set" };
  await admit(accepted.signedIn);
  return { redirectTo: "/account" };
});
