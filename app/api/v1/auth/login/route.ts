import { loginOperation } from "@/lib/api/auth-operations";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { challengeMethods } from "@/lib/sign-in/challenge-methods";
import { type NextStep, signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { completeAnswer } from "@/lib/web/complete-answer";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(loginOperation, async ({ body, visit, isOurs }) => {
    const { client, ...input } = body;
    if (client === "web" && !isOurs) return failure("ORIGIN_REJECTED");
    const phone = body.client === "mobile" ? (body.device ?? {}) : undefined;
    const result = await signInWithPassword(database(), { ...input, phone }, visit.context);
    if (!result.ok) return result;
    return "next" in result ? goOn(result.next) : completeAnswer(result);
  }),
);

async function goOn(next: NextStep) {
  if (next.step === "verify_email") return failure("EMAIL_NOT_VERIFIED");
  const { id: challengeId, expiresAt } = next.challenge;
  const { methods } = await challengeMethods(database(), next.challenge);
  return answered({
    status: "mfa_required",
    challengeId,
    methods,
    expiresAt: expiresAt.toISOString(),
  });
}
