import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";

export type RecognisedDevice = {
  id: string;
  /** For the browser's own cookie; the same one for every account used in this browser. */
  browserToken: string;
  isNew: boolean;
  /** The first device this account has ever had. */
  isFirst: boolean;
};

/** What a phone was known by when its password was right; one that named itself by nothing is new. */
export type Phone = { browserDigest: Uint8Array<ArrayBuffer> | null; name: string | null };

/** Finds or adds the browser or phone among the devices of this person, who has just signed in on it. */
export async function recogniseDevice(
  tx: Transaction,
  userId: string,
  { place, phone }: { place: { country: string | null; city: string | null }; phone?: Phone },
  context: RequestContext,
): Promise<RecognisedDevice> {
  const browserToken = context.browserToken ?? randomToken();
  const browserDigest = phone?.browserDigest ?? digest(browserToken);
  const { userAgent } = context;
  const known = await tx.device.updateManyAndReturn({
    where: { userId, browserDigest },
    data: { lastSeenAt: now(), userAgent, ...place },
    select: { id: true },
  });
  if (known[0]) return { id: known[0].id, browserToken, isNew: false, isFirst: false };

  const isFirst = (await tx.device.findFirst({ where: { userId }, select: { id: true } })) === null;
  await makeRoom(tx, userId, context);
  const { id } = await tx.device.create({
    data: { userId, browserDigest, userAgent, name: phone?.name, lastSeenAt: now(), ...place },
    select: { id: true },
  });
  const type = isFirst ? "device.first_added" : "device.added";
  await record(tx, context, { type, actorId: userId, subjectId: userId });
  return { id, browserToken, isNew: true, isFirst };
}

/** One more fits after this: what was not seen longest goes, and what is trusted goes last. */
async function makeRoom(tx: Transaction, userId: string, context: RequestContext): Promise<void> {
  const count = await tx.$executeRaw`
    DELETE FROM "device" WHERE "id" IN (
      SELECT "id" FROM "device" WHERE "user_id" = ${userId}::uuid
       ORDER BY coalesce("trusted_until" > now(), false) DESC, "last_seen_at" DESC, "id" DESC
      OFFSET ${limits.devicesPerUser - 1}::int)`;
  if (count) {
    const details = { devices: count };
    const about = { actorId: userId, subjectId: userId, details };
    await record(tx, context, { type: "device.displaced", ...about });
  }
}
