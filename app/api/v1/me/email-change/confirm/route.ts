import { confirmEmailOperation } from "@/lib/api/profile-operations";
import { confirmEmailChange } from "@/lib/email-change/confirm-email-change";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";
import { renew } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(confirmEmailOperation, async ({ body, session, visit }) => {
    const changed = await confirmEmailChange(database(), session, body, visit.context);
    if (!changed.ok) return changed;
    const { email, token, expiresIn } = changed;
    if (expiresIn !== undefined) return answered({ email, accessToken: token, expiresIn });
    await renew(token, session);
    return answered({ email });
  }),
);
