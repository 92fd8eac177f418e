import { logoutOperation } from "@/lib/api/auth-operations";
import { database } from "@/lib/platform/database";
import { signOut } from "@/lib/sessions/sign-out";
import { answered, operation, routes } from "@/lib/web/route";
import { dismiss } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(logoutOperation, async ({ visit: { sessionToken, client, context } }) => {
    if (sessionToken) await signOut(database(), sessionToken, context, client);
    if (client === "WEB") await dismiss();
    return answered(null);
  }),
);
