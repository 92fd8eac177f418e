import { regenerateOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { newBackupCodes } from "@/lib/two-factor/new-backup-codes";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(regenerateOperation, async ({ body, session, visit }) => {
    const made = await newBackupCodes(database(), session, body, visit.context);
    return made.ok ? answered({ backupCodes: made.backupCodes }) : made;
  }),
);
