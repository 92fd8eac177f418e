import { changePasswordOperation } from "@/lib/api/auth-operations";
import { changePassword } from "@/lib/password-change/change-password";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";
import { renew } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(changePasswordOperation, async ({ body, session, visit }) => {
    const changed = await changePassword(database(), session, body, visit.context);
    if (!changed.ok) return changed;
    const { token, expiresIn } = changed;
    const changedAt = changed.changedAt.toISOString();
    if (session.client === "MOBILE") return answered({ changedAt, accessToken: token, expiresIn });
    await renew(token, session);
    return answered({ changedAt });
  }),
);
