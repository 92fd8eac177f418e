import { disableOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { turnOff } from "@/lib/two-factor/turn-off";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(disableOperation, async ({ body, session, visit }) => {
    const off = await turnOff(database(), session, body, visit.context);
    return off.ok ? answered({ state: "DISABLED" }) : off;
  }),
);
