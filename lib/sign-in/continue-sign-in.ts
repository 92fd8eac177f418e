import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { countSignIn } from "@/lib/platform/metrics";
import type { VerifiedEmail } from "@/lib/users/verify-email";
import { completeSignIn, type SignedIn } from "./complete-sign-in";

/** A sign-in that waits for the address to be verified; sealed in the browser's cookie. */
export type WaitingSignIn = { email: string; mailTokenId: string; remember: boolean };

/**
 * Goes on with the sign-in this browser began, if the mail that was confirmed is the one that holds
 * the password proved here. Otherwise nobody is signed in: the address is verified, no more.
 */
export async function continueSignIn(
  db: Database,
  waiting: WaitingSignIn | null,
  verified: VerifiedEmail,
  context: RequestContext,
): Promise<SignedIn | null> {
  if (waiting?.mailTokenId !== verified.mailTokenId) return null;
  const proof = { userId: verified.userId, methods: ["pwd"], remember: waiting.remember };
  const signedIn = await db.$transaction((tx) => completeSignIn(tx, proof, context));
  countSignIn(signedIn.ok ? "complete" : signedIn.code);
  return signedIn.ok ? signedIn : null;
}
