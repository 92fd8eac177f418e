import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { placeOf } from "@/lib/places/place-of";
import type { Database, Transaction } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import { recogniseDevice } from "./recognise-device";

type Named = {
  id: string;
  /** For a browser that has just been added. */
  browserToken?: string;
};

/** Names the device that asks, and registers it again where it had made room for others. */
export async function nameOwnDevice(
  db: Database,
  session: Authenticated,
  name: string,
  context: RequestContext,
): Promise<Outcome<Named, "UNAUTHENTICATED">> {
  const { userId } = session;
  return db.$transaction(async (tx) => {
    if (!(await holdOwn(tx, session))) return failure("UNAUTHENTICATED");
    const device = (await known(tx, session)) ?? (await register(tx, session, context));
    const { id } = device;
    await tx.device.update({ where: { id, userId }, data: { name } });
    const details = { device: id };
    await record(tx, context, { type: "device.renamed", subjectId: userId, details });
    return { ok: true, ...device };
  });
}

/** As its session has it now: of many calls at once, the first may have registered it. */
const known = (tx: Transaction, { userId, sessionId }: Authenticated): Promise<Named | null> =>
  tx.device.findFirst({
    where: { userId, sessions: { some: { id: sessionId } } },
    select: { id: true },
  });

async function register(
  tx: Transaction,
  { userId, sessionId, client }: Authenticated,
  context: RequestContext,
): Promise<Named> {
  const { country, city } = placeOf(context.address);
  const phone = client === "MOBILE" ? { browserDigest: null, name: null } : undefined;
  const sighting = { place: { country, city }, phone };
  const { id, browserToken } = await recogniseDevice(tx, userId, sighting, context);
  await tx.session.update({ where: { id: sessionId }, data: { deviceId: id } });
  return { id, browserToken };
}
