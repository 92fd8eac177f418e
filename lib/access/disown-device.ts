import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { deviceDisownedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";
import { removeDevice } from "./remove-device";

/** Its owner does not know this device: somebody else was in the account, and is out of it now. */
export async function disownDevice(
  db: Database,
  session: Authenticated,
  deviceId: string,
  context: RequestContext,
): Promise<Outcome<object, Unconfirmed | "NOT_FOUND">> {
  const { userId } = session;
  return actConfirmed(db, session, async (tx, owner) => {
    const removed = await removeDevice(tx, { userId, deviceId }, "device_disowned");
    if (!removed) return failure("NOT_FOUND");
    const { details, userAgent } = removed;
    await record(tx, context, { type: "device.disowned", subjectId: userId, details });
    await post(tx, deviceDisownedMail(owner, userAgent, context));
    return { ok: true };
  });
}
