"use server";

import { database } from "@/lib/platform/database";
import { continueSignIn } from "@/lib/sign-in/continue-sign-in";
import {
  resendVerificationSchema,
  verifyByCodeSchema,
  verifyByTokenSchema,
} from "@/lib/sign-in/schema";
import { resendVerification } from "@/lib/users/resend-verification";
import { type EmailProof, verifyEmail } from "@/lib/users/verify-email";
import { formAction } from "@/lib/web/form-action";
import type { FormAction } from "@/lib/web/form-state";
import type { Visit } from "@/lib/web/request-context";
import { admit } from "@/lib/web/sign-in-cookies";
import { forgetWaiting, keepWaiting, waitingForEmail } from "@/lib/web/waiting-sign-in";

async function verify({ input, visit }: { input: EmailProof; visit: Visit }) {
  const verified = await verifyEmail(database(), input, visit.context);
  if (!verified.ok) return verified;
  const waiting = await waitingForEmail();
  const signedIn = await continueSignIn(database(), waiting, verified, visit.context);
  await forgetWaiting();
  if (!signedIn) return { redirectTo: "/login?notice=email-verified" };
  await admit(signedIn);
  return { redirectTo: waiting?.returnTo ?? "/account" };
}

const knownEmail = async (): Promise<Record<string, string>> => {
  const waiting = await waitingForEmail();
  return waiting ? { email: waiting.email } : {};
};

const resend = formAction(
  { schema: resendVerificationSchema, known: knownEmail },
  async ({ input: { email }, visit }) => {
    const waiting = await waitingForEmail();
    const begun = waiting?.email === email ? waiting : undefined;
    const wanted = { email, mailTokenId: begun?.mailTokenId };
    const sent = await resendVerification(database(), wanted, visit.context);
    if (!sent.ok) return sent;
    if (begun) await keepWaiting({ ...begun, mailTokenId: sent.mailTokenId });
    return { redirectTo: "/verify-email?notice=resent" };
  },
);

const verifyCode = formAction({ schema: verifyByCodeSchema, known: knownEmail }, verify);

export const verifyLinkAction = formAction({ schema: verifyByTokenSchema }, verify);

/** One form, two buttons: check this code, or send another. */
export const verifyCodeAction: FormAction = async (previous, data) =>
  data instanceof FormData && data.get("intent") === "resend"
    ? resend(previous, data)
    : verifyCode(previous, data);
