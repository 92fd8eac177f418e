import { addEmailOperation, removeEmailOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { addEmailCodes, removeCodeChannel } from "@/lib/two-factor/code-channels";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(addEmailOperation, async ({ session, visit }) => {
    const added = await addEmailCodes(database(), session, visit.context);
    return added.ok ? answered({ method: "email", on: true }) : added;
  }),
  operation(removeEmailOperation, async ({ session, visit }) => {
    const removed = await removeCodeChannel(database(), session, "email", visit.context);
    return removed.ok ? answered(null) : removed;
  }),
);
