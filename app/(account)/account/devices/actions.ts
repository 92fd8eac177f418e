"use server";

import { disownDevice } from "@/lib/access/disown-device";
import { forgetDevice } from "@/lib/access/forget-device";
import { renameDevice } from "@/lib/devices/rename-device";
import { renameDeviceSchema } from "@/lib/devices/schema";
import { stopTrusting } from "@/lib/devices/stop-trusting";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { rowAction } from "@/lib/web/button-action";
import { ownAction } from "@/lib/web/own-action";

const page = "/account/devices";

export const stopTrustingAction = rowAction(
  { page, done: "trust-ended" },
  (deviceId, { session, visit }) =>
    stopTrusting(database(), { userId: session.userId, deviceId }, visit.context),
);

export const forgetAction = rowAction({ page, done: "forgotten" }, (id, { session, visit }) =>
  forgetDevice(database(), session, id, visit.context),
);

export const disownAction = rowAction({ page, done: "disowned" }, (id, { session, visit }) =>
  disownDevice(database(), session, id, visit.context),
);

export const renameAction = ownAction(
  { page, schema: renameDeviceSchema },
  async ({ input, session: { userId }, visit }) => {
    const named = await renameDevice(database(), { userId, ...input }, visit.context);
    if (named.ok) return { redirectTo: `${page}?notice=renamed` };
    return failure("INVALID_INPUT", { fields: { deviceId: "device.unknown" } });
  },
);
