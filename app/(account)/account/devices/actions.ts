"use server";

import { stopTrusting } from "@/lib/devices/stop-trusting";
import { database } from "@/lib/platform/database";
import { rowAction } from "@/lib/web/button-action";

export const stopTrustingAction = rowAction(
  { page: "/account/devices", done: "trust-ended" },
  (deviceId, { session, visit }) =>
    stopTrusting(database(), { userId: session.userId, deviceId }, visit.context),
);
