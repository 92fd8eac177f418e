import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { queueJob } from "@/lib/platform/queue-job";
import { ERASE_ACCOUNT } from "./erase-account";
import { nearFrom, TELL_OF_DELETION } from "./tell-of-deletion";

/** A job for each person whose day has come or is near: one that fails keeps nobody else waiting. */
export async function queueDueDeletions(db: Database): Promise<void> {
  const take = limits.dueDeletionsPerRun;
  const due = await db.user.findMany({
    where: { eraseAt: { lte: now() } },
    orderBy: { eraseAt: "asc" },
    select: { id: true },
    take,
  });
  for (const { id } of due) await queueJob(db, ERASE_ACCOUNT, { userId: id }, { key: id });
  const near = await db.user.findMany({
    where: { eraseAt: { gt: now(), lte: nearFrom() }, deletionToldAt: null },
    orderBy: { eraseAt: "asc" },
    select: { id: true },
    take,
  });
  for (const { id } of near) await queueJob(db, TELL_OF_DELETION, { userId: id }, { key: id });
}
