import { askSecondFactorOperation } from "@/lib/api/service-operations";
import { database } from "@/lib/platform/database";
import { askSecondFactor } from "@/lib/services/ask-second-factor";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(askSecondFactorOperation, async ({ id: userId, body, service, visit }) => {
    const asked = await askSecondFactor(database(), service, { userId, ...body }, visit.context);
    if (!asked.ok) return asked;
    const { challenge, methods } = asked;
    return answered({
      challengeId: challenge.id,
      methods,
      sent: body.send ?? null,
      expiresAt: challenge.expiresAt.toISOString(),
    });
  }),
);
