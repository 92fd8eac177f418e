import { registerOperation } from "@/lib/api/auth-operations";
import { database } from "@/lib/platform/database";
import { register } from "@/lib/users/register";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(registerOperation, async ({ body, visit }) => {
    const registered = await register(database(), body, visit.context);
    return registered.ok ? answered({ status: "verification_sent" }) : registered;
  }),
);
