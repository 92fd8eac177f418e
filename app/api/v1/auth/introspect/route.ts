import { introspectOperation } from "@/lib/api/service-operations";
import { introspectToken } from "@/lib/sessions/introspect-token";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(introspectOperation, async ({ body }) => answered(await introspectToken(body.token))),
);
