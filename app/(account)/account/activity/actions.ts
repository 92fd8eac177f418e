"use server";

import { markNoticesRead } from "@/lib/audit/notices";
import { database } from "@/lib/platform/database";
import { rowAction } from "@/lib/web/button-action";

export const markReadAction = rowAction(
  { page: "/account/activity?show=notices", done: "notices-read" },
  (newestId, { session: { userId } }) => markNoticesRead(database(), { userId, newestId }),
);
