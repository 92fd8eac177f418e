import { verifyEmailOperation } from "@/lib/api/auth-operations";
import { database } from "@/lib/platform/database";
import { verifyEmail } from "@/lib/users/verify-email";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(verifyEmailOperation, async ({ body, visit }) => {
    const verified = await verifyEmail(database(), body, visit.context);
    return verified.ok ? answered({ status: "verified" }) : verified;
  }),
);
