import { setupOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { beginSetup } from "@/lib/two-factor/begin-setup";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(setupOperation, async ({ body, session, visit }) => {
    const begun = await beginSetup(database(), session, body, visit.context);
    if (!begun.ok) return begun;
    const { expiresAt, ...setup } = begun.setup;
    return answered({ ...setup, expiresAt: expiresAt.toISOString() });
  }),
);
