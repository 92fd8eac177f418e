import { refreshOperation } from "@/lib/api/auth-operations";
import { database } from "@/lib/platform/database";
import { refreshSession } from "@/lib/sessions/refresh-session";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(refreshOperation, async ({ body: { refreshToken }, visit }) => {
    const refreshed = await refreshSession(database(), refreshToken, visit.context);
    return refreshed.ok ? answered(refreshed.tokens) : refreshed;
  }),
);
