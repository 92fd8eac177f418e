import { resetPasswordOperation } from "@/lib/api/auth-operations";
import { resetPassword } from "@/lib/password-change/reset-password";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(resetPasswordOperation, async ({ body, visit }) => {
    const reset = await resetPassword(database(), body, visit.context);
    return reset.ok ? answered(null) : reset;
  }),
);
