import {
  keepAccountOperation,
  readDeletionOperation,
  requestDeletionOperation,
} from "@/lib/api/data-operations";
import { keepAccount } from "@/lib/deletion/keep-account";
import { ownDeletion } from "@/lib/deletion/own-deletion";
import { requestDeletion } from "@/lib/deletion/request-deletion";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(readDeletionOperation, async ({ session }) => {
    const pending = await ownDeletion(database(), session);
    return answered({
      requestedAt: pending?.requestedAt.toISOString() ?? null,
      eraseAt: pending?.eraseAt.toISOString() ?? null,
    });
  }),
  operation(requestDeletionOperation, async ({ session, visit }) => {
    const requested = await requestDeletion(database(), session, visit.context);
    return requested.ok ? answered({ eraseAt: requested.eraseAt.toISOString() }) : requested;
  }),
  operation(keepAccountOperation, async ({ session, visit }) => {
    const kept = await keepAccount(database(), session, visit.context);
    return kept.ok ? answered(null) : kept;
  }),
);
