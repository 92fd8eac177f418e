import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";

/** Ends a person's sessions, all but the one that may go on. */
export async function endOtherSessions(
  tx: Transaction,
  { userId, keep, reason }: { userId: string; keep?: string; reason: string },
  context: RequestContext,
): Promise<void> {
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null, id: { not: keep } },
    data: { endedAt: now(), endReason: reason },
  });
  if (count) {
    const details = { sessions: count };
    await record(tx, context, { type: "session.others_ended", subjectId: userId, reason, details });
  }
}
