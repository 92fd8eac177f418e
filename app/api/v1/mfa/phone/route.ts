import { beginPhoneOperation, removePhoneOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { beginPhone } from "@/lib/two-factor/add-phone";
import { removeCodeChannel } from "@/lib/two-factor/code-channels";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(beginPhoneOperation, async ({ body, session, visit }) => {
    const begun = await beginPhone(database(), session, body.phone, visit.context);
    return begun.ok ? answered({ status: "code_sent" }) : begun;
  }),
  operation(removePhoneOperation, async ({ session, visit }) => {
    const removed = await removeCodeChannel(database(), session, "sms", visit.context);
    return removed.ok ? answered(null) : removed;
  }),
);
