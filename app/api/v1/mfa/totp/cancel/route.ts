import { cancelSetupOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { cancelSetup } from "@/lib/two-factor/cancel-setup";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(cancelSetupOperation, async ({ session, visit }) => {
    await cancelSetup(database(), session, visit.context);
    return answered(null);
  }),
);
