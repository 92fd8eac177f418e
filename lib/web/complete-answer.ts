import type { SignedIn } from "@/lib/sign-in/complete-sign-in";
import { answered } from "./route";
import { admit } from "./sign-in-cookies";

type Completed = { signedIn: SignedIn; trustToken?: string };

/** A finished sign-in over the API: a phone is told its tokens, a page gets cookies and no token. */
export async function completeAnswer({ signedIn, trustToken }: Completed) {
  const { sessionId, token, expiresAt, phone } = signedIn;
  if (phone) {
    const tokens = { accessToken: token, ...phone, deviceToken: trustToken };
    return answered({ status: "complete", sessionId, ...tokens });
  }
  await admit(signedIn, trustToken);
  return answered({ status: "complete", sessionId, expiresAt: expiresAt.toISOString() });
}
