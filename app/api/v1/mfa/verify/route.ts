import { verifyOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { completeAnswer } from "@/lib/web/complete-answer";
import { operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(verifyOperation, async ({ body: { trustDevice, ...input }, visit, isOurs }) => {
    // What ends in a cookie is for pages of this app to finish.
    const client = isOurs ? undefined : "MOBILE";
    const factor = { ...input, client, trust: trustDevice } as const;
    const verified = await verifySecondFactor(database(), factor, visit.context);
    return verified.ok ? completeAnswer(verified) : verified;
  }),
);
