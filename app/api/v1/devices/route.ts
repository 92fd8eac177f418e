import { listOperation } from "@/lib/api/device-operations";
import { browserName } from "@/lib/browsers/browser-name";
import { listDevices } from "@/lib/devices/list";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(listOperation, async ({ session, query }) => {
    const devices = await listDevices(database(), session);
    const trustedOnly = query().get("trusted") === "true";
    const items = devices
      .filter(({ trustedUntil }) => trustedUntil !== null || !trustedOnly)
      .map((device) => ({
        id: device.id,
        browser: browserName(device.userAgent, messagesFor().browser),
        firstSeenAt: device.firstSeenAt.toISOString(),
        lastSeenAt: device.lastSeenAt.toISOString(),
        trustedUntil: device.trustedUntil?.toISOString() ?? null,
        current: device.isCurrent,
      }));
    return answered({ items, nextCursor: null });
  }),
);
