"use server";

import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { confirmIdentity } from "@/lib/step-up/confirm-identity";
import { sendStepUpCode } from "@/lib/step-up/send-step-up-code";
import { confirmationSchema, sentMethodSchema } from "@/lib/two-factor/schema";
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

export const sendCodeAction = ownAction(
  { page: "/confirm", schema: sentMethodSchema, whileEnrolling: true },
  async ({ input: { method }, session, visit }) => {
    const sent = await sendStepUpCode(database(), session, method, visit.context);
    if (!sent.ok) return sent;
    return { said: fill(messagesFor().confirm.sent, { to: sent.masked }) };
  },
);
