import { confirmPhoneOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { confirmPhone } from "@/lib/two-factor/add-phone";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(confirmPhoneOperation, async ({ body, session, visit }) => {
    const confirmed = await confirmPhone(database(), session, body.code, visit.context);
    return confirmed.ok ? answered({ method: "sms", on: true }) : confirmed;
  }),
);
