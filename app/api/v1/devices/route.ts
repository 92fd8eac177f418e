import { listDevicesOperation, nameDeviceOperation } from "@/lib/api/device-operations";
import { browserName } from "@/lib/browsers/browser-name";
import { type ListedDevice, listDevices } from "@/lib/devices/list";
import { nameOwnDevice } from "@/lib/devices/name-own-device";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { answered, operation, routes } from "@/lib/web/route";
import { keepBrowser } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(listDevicesOperation, async ({ session, query }) => {
    const devices = await listDevices(session);
    const trustedOnly = query().get("trusted") === "true";
    const items = devices
      .filter(({ trustedUntil }) => trustedUntil !== null || !trustedOnly)
      .map(itemOf);
    return answered({ items, nextCursor: null });
  }),
  operation(nameDeviceOperation, async ({ session, visit, body }) => {
    const named = await nameOwnDevice(database(), session, body.name, visit.context);
    if (!named.ok) return named;
    if (named.browserToken && session.client === "WEB") await keepBrowser(named.browserToken);
    const own = (await listDevices(session)).find(({ id }) => id === named.id);
    return own ? answered(itemOf(own)) : failure("UNAUTHENTICATED");
  }),
);

const itemOf = (device: ListedDevice) => ({
  id: device.id,
  name: device.name,
  browser: browserName(device.userAgent, messagesFor().browser),
  country: device.country,
  city: device.city,
  firstSeenAt: device.firstSeenAt.toISOString(),
  lastSeenAt: device.lastSeenAt.toISOString(),
  trustedUntil: device.trustedUntil?.toISOString() ?? null,
  sessions: device.sessions,
  current: device.isCurrent,
});
