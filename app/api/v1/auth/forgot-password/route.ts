import { forgotPasswordOperation } from "@/lib/api/auth-operations";
import { requestReset } from "@/lib/password-change/request-reset";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(forgotPasswordOperation, async ({ body, visit }) => {
    const asked = await requestReset(database(), body, visit.context);
    return asked.ok ? answered({ status: "reset_requested" }) : asked;
  }),
);
