import { exportPeople } from "@/lib/people/export-people";
import { readPeopleChoice } from "@/lib/people/schema";
import { database } from "@/lib/platform/database";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { download } from "@/lib/web/download";

export const POST = download(
  { page: "/admin/users", type: "text/csv; charset=utf-8", mayDownload: mayAdminister },
  ({ session, visit, fields }) =>
    exportPeople(database(), session, readPeopleChoice(fields), visit.context),
);
