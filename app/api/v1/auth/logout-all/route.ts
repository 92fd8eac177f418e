import { signOutEverywhere } from "@/lib/access/sign-out-everywhere";
import { logoutAllOperation } from "@/lib/api/auth-operations";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";
import { dismiss } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(logoutAllOperation, async ({ session, visit }) => {
    const ended = await signOutEverywhere(database(), session, visit.context);
    if (!ended.ok) return ended;
    if (session.client === "WEB") await dismiss();
    return answered(null);
  }),
);
