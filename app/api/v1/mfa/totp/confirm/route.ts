import { confirmSetupOperation } from "@/lib/api/mfa-operations";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { confirmSetup } from "@/lib/two-factor/confirm-setup";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(confirmSetupOperation, async ({ body, session, visit }) => {
    const { name = messagesFor().twoFactor.defaultName, ...input } = body;
    const confirmed = await confirmSetup(database(), session, { ...input, name }, visit.context);
    if (!confirmed.ok) return confirmed;
    return answered({ state: "ENABLED", backupCodes: confirmed.backupCodes });
  }),
);
