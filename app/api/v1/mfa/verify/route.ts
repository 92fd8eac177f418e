import { verifyOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { answered, operation, routes } from "@/lib/web/route";
import { admit } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(verifyOperation, async ({ body: { trustDevice, ...input }, visit, isOurs }) => {
    if (!isOurs) return failure("ORIGIN_REJECTED");
    const factor = { ...input, trust: trustDevice };
    const verified = await verifySecondFactor(database(), factor, visit.context);
    if (!verified.ok) return verified;
    const { sessionId, expiresAt } = verified.signedIn;
    await admit(verified.signedIn, verified.trustToken);
    return answered({ status: "complete", sessionId, expiresAt: expiresAt.toISOString() });
  }),
);
