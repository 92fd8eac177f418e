import { openExport } from "@/lib/data-export/open-export";
import { database } from "@/lib/platform/database";
import { download } from "@/lib/web/download";

export const POST = download(
  { page: "/account/data", type: "application/zip" },
  ({ session, visit }) => openExport(database(), session, visit.context),
);
