import { forgetDevice } from "@/lib/access/forget-device";
import { forgetDeviceOperation } from "@/lib/api/device-operations";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";
import { dismiss } from "@/lib/web/sign-in-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(forgetDeviceOperation, async ({ session, visit, id }) => {
    const forgotten = await forgetDevice(database(), session, id, visit.context);
    if (!forgotten.ok) return forgotten;
    if (forgotten.signedOut && session.client === "WEB") await dismiss();
    return answered(null);
  }),
);
