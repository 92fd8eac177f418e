import { exportLog } from "@/lib/admin-log/export-log";
import { logFormatSchema } from "@/lib/admin-log/schema";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { download } from "@/lib/web/download";
import { choiceOf, hrefOf } from "../choice";

const types = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" };

export const POST = download(
  {
    page: (fields) => hrefOf(choiceOf(fields).typed),
    type: ({ format }) => types[logFormatSchema.safeParse(format).data ?? "csv"],
    mayDownload: mayAdminister,
  },
  ({ session, visit, fields }) => {
    const format = logFormatSchema.safeParse(fields.format).data;
    const { filter } = choiceOf(fields);
    if (!filter || !format) return Promise.resolve(failure("INVALID_INPUT"));
    return exportLog(database(), session, { filter, format }, visit.context);
  },
);
