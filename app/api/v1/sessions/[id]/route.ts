import { endOwnSession } from "@/lib/access/end-own-session";
import { endSessionOperation } from "@/lib/api/session-operations";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";
import { dismiss } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(endSessionOperation, async ({ session, visit, id }) => {
    const ended = await endOwnSession(database(), session, id, visit.context);
    if (!ended.ok) return ended;
    if (id === session.sessionId && session.client === "WEB") await dismiss();
    return answered(null);
  }),
);
