import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { Client } from "@/lib/platform/database/generated/client";

type Which = {
  userId: string;
  id?: string | { not?: string } | { in: string[] };
  deviceId?: string;
  client?: Client;
};

export type EndedSession = { id: string; address: string; userAgent: string };

/** Ends those of a person's sessions that have not ended, and the set-ups they had not finished. Only time ends one elsewhere. */
export async function endSessions(
  tx: Transaction,
  which: Which,
  reason: string,
): Promise<EndedSession[]> {
  const ended = await tx.session.updateManyAndReturn({
    where: { ...which, endedAt: null },
    data: { endedAt: now(), endReason: reason },
    select: { id: true, address: true, userAgent: true },
  });
  const ids = ended.map(({ id }) => id);
  if (ids.length) await tx.authenticatorSetup.deleteMany({ where: { sessionId: { in: ids } } });
  return ended;
}

/** Ends a person's sessions, all but the one that may go on. */
export async function endOtherSessions(
  tx: Transaction,
  { userId, keep, reason }: { userId: string; keep?: string; reason: string },
  context: RequestContext,
): Promise<void> {
  const { length } = await endSessions(tx, { userId, id: { not: keep } }, reason);
  if (length) {
    const details = { sessions: length };
    await record(tx, context, { type: "session.others_ended", subjectId: userId, reason, details });
  }
}
