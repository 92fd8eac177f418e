import { confirmOperation } from "@/lib/api/auth-operations";
import { database } from "@/lib/platform/database";
import { confirmIdentity } from "@/lib/step-up/confirm-identity";
import { answered, operation, routes } from "@/lib/web/route";
import { renew } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(confirmOperation, async ({ body, session, visit }) => {
    const confirmed = await confirmIdentity(database(), session, body, visit.context);
    if (!confirmed.ok) return confirmed;
    const { token, expiresIn } = confirmed;
    const confirmedUntil = confirmed.confirmedUntil.toISOString();
    if (session.client === "MOBILE") {
      return answered({ confirmedUntil, accessToken: token, expiresIn });
    }
    await renew(token, session);
    return answered({ confirmedUntil });
  }),
);
