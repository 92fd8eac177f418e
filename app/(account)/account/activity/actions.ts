"use server";

import { stopOwnRequest } from "@/lib/admin/requests/stop-request";
import { markNoticesRead } from "@/lib/audit/notices";
import { database } from "@/lib/platform/database";
import { rowAction } from "@/lib/web/button-action";

export const markReadAction = rowAction(
  { page: "/account/activity?show=notices", done: "notices-read" },
  (newestId, { session: { userId } }) => markNoticesRead(database(), { userId, newestId }),
);

/** On the banner above every page; it leads here, where the press is told. */
export const stopRequestAction = rowAction(
  { page: "/account/activity", done: "request-stopped", changesLayout: true },
  (id, { session, visit }) => stopOwnRequest(database(), session, id, visit.context),
);
