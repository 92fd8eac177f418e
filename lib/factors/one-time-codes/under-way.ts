import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { SentMethod } from "../methods";
import { destinationsOf, methodOf } from "./channels";
import type { Binding } from "./claim";

export type SentCode = { method: SentMethod; masked: string; sentAt: Date };

/** The codes that were sent for this and still work, with where they went as it may be shown. */
export async function codesUnderWay(
  db: Database,
  userId: string,
  { purpose, boundTo }: Binding,
): Promise<SentCode[]> {
  const owner = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const codes = await db.oneTimeCode.findMany({
    where: { purpose, boundTo, userId, usedAt: null, expiresAt: { gt: now() } },
    select: { channel: true, createdAt: true },
  });
  const destinations = await destinationsOf(db, owner, purpose);
  return codes.flatMap(({ channel, createdAt }) => {
    const destination = destinations.find(({ method }) => method === methodOf[channel]);
    return destination
      ? [{ method: destination.method, masked: destination.masked, sentAt: createdAt }]
      : [];
  });
}
