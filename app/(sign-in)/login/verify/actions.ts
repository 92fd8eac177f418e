"use server";

import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { cancelChallenge } from "@/lib/sign-in/cancel-challenge";
import { sendChallengeCode } from "@/lib/sign-in/send-challenge-code";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { secondFactorSchema, sentMethodSchema } from "@/lib/two-factor/schema";
import { leaveAction } from "@/lib/web/button-action";
import { formAction } from "@/lib/web/form-action";
import { admit } from "@/lib/web/sign-in-cookies";
import { forgetWaiting, waitingForFactor } from "@/lib/web/waiting-sign-in";

export const verifyAction = formAction(
  { schema: secondFactorSchema, checkboxes: ["trust"] },
  async ({ input, visit }) => {
    const waiting = await waitingForFactor();
    if (!waiting) return failure("CHALLENGE_CLOSED");
    const { challengeId, returnTo } = waiting;
    const factor = { ...input, challengeId, client: "WEB" } as const;
    const verified = await verifySecondFactor(database(), factor, visit.context);
    if (!verified.ok) return verified;
    await forgetWaiting();
    await admit(verified.signedIn, verified.trustToken);
    return { redirectTo: returnTo };
  },
);

export const sendCodeAction = formAction(
  { schema: sentMethodSchema },
  async ({ input: { method }, visit }) => {
    const waiting = await waitingForFactor();
    if (!waiting) return failure("CHALLENGE_CLOSED");
    const { challengeId } = waiting;
    const sent = await sendChallengeCode(database(), { challengeId, method }, visit.context);
    return sent.ok ? { redirectTo: `/login/verify?method=${method}` } : sent;
  },
);

export const cancelAction = leaveAction("/login", async () => {
  const waiting = await waitingForFactor();
  if (waiting) await cancelChallenge(database(), waiting.challengeId);
  await forgetWaiting();
});
