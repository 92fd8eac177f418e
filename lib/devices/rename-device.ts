import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";

type Naming = { userId: string; deviceId: string; name: string };

/** Own devices only, whether or not they are in use. */
export async function renameDevice(
  db: Database,
  { userId, deviceId: id, name }: Naming,
  context: RequestContext,
): Promise<Outcome<object, "NOT_FOUND">> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.device.updateMany({ where: { id, userId }, data: { name } });
    if (count === 0) return failure("NOT_FOUND");
    const details = { device: id };
    await record(tx, context, { type: "device.renamed", subjectId: userId, details });
    return { ok: true };
  });
}
