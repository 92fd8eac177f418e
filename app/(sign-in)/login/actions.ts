"use server";

import { database } from "@/lib/platform/database";
import { signInSchema } from "@/lib/sign-in/schema";
import { type NextStep, signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { formAction } from "@/lib/web/form-action";
import { admit } from "@/lib/web/sign-in-cookies";
import { keepWaiting, waitingForFactor } from "@/lib/web/waiting-sign-in";

export const signInAction = formAction(
  { schema: signInSchema, checkboxes: ["remember"] },
  async ({ input, returnTo, visit }) => {
    const replaces = (await waitingForFactor())?.challengeId;
    const result = await signInWithPassword(database(), { ...input, replaces }, visit.context);
    if (!result.ok) return result;
    if ("next" in result) return goOn(result.next, { ...input, returnTo });
    await admit(result.signedIn, result.trustToken);
    return { redirectTo: returnTo };
  },
);

type Begun = { email: string; remember?: boolean; returnTo: string };

async function goOn(next: NextStep, { email, remember = false, returnTo }: Begun) {
  if (next.step === "second_factor") {
    await keepWaiting({ for: "factor", challengeId: next.challenge.id, returnTo });
    return { redirectTo: "/login/verify" };
  }
  const { mailTokenId } = next;
  await keepWaiting({ for: "email", email, remember, returnTo, mailTokenId });
  return { redirectTo: "/verify-email" };
}
