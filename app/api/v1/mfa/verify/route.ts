import { verifyOperation } from "@/lib/api/mfa-operations";
import { verifySecondFactorOperation } from "@/lib/api/service-operations";
import { database } from "@/lib/platform/database";
import { verifySecondFactorFor } from "@/lib/services/verify-second-factor";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { completeAnswer } from "@/lib/web/complete-answer";
import { answered, byCaller, operation, routes } from "@/lib/web/route";

const finishSignIn = operation(
  verifyOperation,
  async ({ body: { trustDevice, ...input }, visit, isOurs }) => {
    // What ends in a cookie is for pages of this app to finish.
    const client = isOurs ? undefined : "MOBILE";
    const factor = { ...input, client, trust: trustDevice } as const;
    const verified = await verifySecondFactor(database(), factor, visit.context);
    return verified.ok ? completeAnswer(verified) : verified;
  },
);

const answerService = operation(verifySecondFactorOperation, async ({ body, service, visit }) => {
  const verified = await verifySecondFactorFor(database(), service, body, visit.context);
  if (!verified.ok) return verified;
  const { id: challengeId, userId, purpose } = verified.challenge;
  return answered({ verified: true, challengeId, userId, method: body.method, purpose });
});

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  byCaller({ person: finishSignIn, service: answerService }),
);
