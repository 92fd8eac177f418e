"use server";

import { stopRequestSchema } from "@/lib/admin/requests/schema";
import { stopRequest } from "@/lib/admin/requests/stop-request";
import { database } from "@/lib/platform/database";
import { formAction } from "@/lib/web/form-action";

export const stopRequestAction = formAction(
  { schema: stopRequestSchema },
  async ({ input, visit }) => {
    const pressed = await stopRequest(database(), input.token, visit.context);
    return "state" in pressed ? { redirectTo: `/stop-request?notice=${pressed.state}` } : pressed;
  },
);
