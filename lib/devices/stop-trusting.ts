import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { endTrust } from "./trust-device";

/** Own devices only; somebody else's is as unknown as one that never was. */
export async function stopTrusting(
  db: Database,
  device: { userId: string; deviceId: string },
  context: RequestContext,
): Promise<Outcome<object, "NOT_FOUND">> {
  const { userId, deviceId: id } = device;
  return db.$transaction(async (tx) => {
    const owned = await tx.device.count({ where: { id, userId } });
    if (owned === 0) return failure("NOT_FOUND");
    await endTrust(tx, device, context);
    return { ok: true };
  });
}
