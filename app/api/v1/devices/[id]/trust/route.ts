import { endTrustOperation } from "@/lib/api/device-operations";
import { stopTrusting } from "@/lib/devices/stop-trusting";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(endTrustOperation, async ({ session: { userId }, visit, id }) => {
    const stopped = await stopTrusting(database(), { userId, deviceId: id }, visit.context);
    return stopped.ok ? answered(null) : stopped;
  }),
);
