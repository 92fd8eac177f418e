import { verifyPasswordOperation } from "@/lib/api/service-operations";
import { database } from "@/lib/platform/database";
import { verifyPassword } from "@/lib/services/verify-password";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(verifyPasswordOperation, async ({ body, service, visit }) => {
    const verified = await verifyPassword(database(), service, body, visit.context);
    return verified.ok ? answered({ valid: true }) : verified;
  }),
);
