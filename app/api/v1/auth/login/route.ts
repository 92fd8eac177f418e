import { loginOperation } from "@/lib/api/auth-operations";
import { twoFactorStatus } from "@/lib/factors/status";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { type NextStep, signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { answered, operation, routes } from "@/lib/web/route";
import { admit } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(loginOperation, async ({ body: { client, ...input }, visit, isOurs }) => {
    if (client === "mobile") return failure("CLIENT_NOT_SUPPORTED");
    if (!isOurs) return failure("ORIGIN_REJECTED");
    const result = await signInWithPassword(database(), input, visit.context);
    if (!result.ok) return result;
    if ("next" in result) return goOn(result.next);
    const { sessionId, expiresAt } = result.signedIn;
    await admit(result.signedIn, result.trustToken);
    return answered({ status: "complete", sessionId, expiresAt: expiresAt.toISOString() });
  }),
);

async function goOn(next: NextStep) {
  if (next.step === "verify_email") return failure("EMAIL_NOT_VERIFIED");
  const { id: challengeId, userId, expiresAt } = next.challenge;
  const { methods } = await twoFactorStatus(database(), userId);
  return answered({
    status: "mfa_required",
    challengeId,
    methods,
    expiresAt: expiresAt.toISOString(),
  });
}
