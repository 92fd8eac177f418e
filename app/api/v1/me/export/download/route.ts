import { downloadExportOperation } from "@/lib/api/data-operations";
import { openExport } from "@/lib/data-export/open-export";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(downloadExportOperation, async ({ session, visit }) => {
    const opened = await openExport(database(), session, visit.context);
    return opened.ok ? answered(opened.file) : opened;
  }),
);
