import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";
import { removeDevice } from "./remove-device";

type Forgotten = {
  /** It was the one in use. */
  signedOut: boolean;
};

/** As if it had never signed in. */
export async function forgetDevice(
  db: Database,
  session: Authenticated,
  deviceId: string,
  context: RequestContext,
): Promise<Outcome<Forgotten, Unconfirmed | "NOT_FOUND">> {
  const { userId, sessionId } = session;
  return actConfirmed(db, session, async (tx) => {
    const removed = await removeDevice(tx, { userId, deviceId }, "device_forgotten");
    if (!removed) return failure("NOT_FOUND");
    const { details, sessionIds } = removed;
    await record(tx, context, { type: "device.forgotten", subjectId: userId, details });
    return { ok: true, signedOut: sessionIds.includes(sessionId) };
  });
}

/** The one in use, and with it one is signed out. */
export async function forgetOwnDevice(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): ReturnType<typeof forgetDevice> {
  const { deviceId } = session;
  return deviceId ? forgetDevice(db, session, deviceId, context) : failure("NOT_FOUND");
}
