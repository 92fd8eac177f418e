import type { Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";

export type MailHealth = {
  /** Both are counted to one more than `messagesCounted` at most. */
  waiting: number;
  failed: number;
  oldestWaitingAt: Date | null;
};

/** What waits and what failed, by the index of states; counted no further than anybody reads. */
export async function mailHealth(db: Pick<Transaction, "$queryRaw">): Promise<MailHealth> {
  const most = limits.messagesCounted + 1;
  const [health] = await db.$queryRaw<MailHealth[]>`
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM "outbox_message"
             WHERE "state" IN ('QUEUED', 'WAITING') LIMIT ${most}) w) AS "waiting",
           (SELECT count(*)::int FROM (SELECT 1 FROM "outbox_message"
             WHERE "state" = 'FAILED' LIMIT ${most}) f) AS "failed",
           least((SELECT min("created_at") FROM "outbox_message" WHERE "state" = 'QUEUED'),
                 (SELECT min("created_at") FROM "outbox_message" WHERE "state" = 'WAITING'))
             AS "oldestWaitingAt"`;
  return health ?? { waiting: 0, failed: 0, oldestWaitingAt: null };
}
