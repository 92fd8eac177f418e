import { readExportOperation, requestExportOperation } from "@/lib/api/data-operations";
import { type OwnExport, ownExport } from "@/lib/data-export/own-export";
import { requestExport } from "@/lib/data-export/request-export";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(readExportOperation, async ({ session }) =>
    answered(answerOf(await ownExport(database(), session))),
  ),
  operation(requestExportOperation, async ({ session, visit }) => {
    const requested = await requestExport(database(), session, visit.context);
    return requested.ok ? answered(answerOf(requested.current)) : requested;
  }),
);

function answerOf(current: OwnExport) {
  if (current.state === "none") return current;
  const { id, ...rest } = current;
  const requestedAt = rest.requestedAt.toISOString();
  if (rest.state !== "ready") return { ...rest, requestedAt };
  const { readyAt, expiresAt } = rest;
  return {
    ...rest,
    requestedAt,
    readyAt: readyAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
