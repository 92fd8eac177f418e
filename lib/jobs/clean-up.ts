import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";

const DAY_MILLISECONDS = 24 * 3_600_000;

const daysAgo = (days: number): Date => new Date(now().getTime() - days * DAY_MILLISECONDS);

/** Removes what has ended and is of no more use to anybody. Many instances run it once between them. */
export async function cleanUp(db: Database): Promise<void> {
  await db.$queryRaw`SELECT ensure_audit_partitions(${limits.auditMonthsAhead}::int)`;
  await db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(now().getTime()) } } });
  await db.mailToken.deleteMany({ where: { expiresAt: { lt: daysAgo(1) } } });
  const longOver = daysAgo(limits.endedSessionDays);
  await db.session.deleteMany({
    where: { OR: [{ endedAt: { lt: longOver } }, { expiresAt: { lt: longOver } }] },
  });
  await db.outboxMessage.deleteMany({
    where: {
      state: { in: ["SENT", "FAILED"] },
      createdAt: { lt: daysAgo(limits.sentMessageDays) },
    },
  });
}
