import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { type DuePeople, findDue, remindableBefore } from "./due";

export type Reminders = DuePeople & {
  /** Of the last days; counted to one more than `remindersCounted` at most. */
  remindedLately: number;
};

/** Who should hear of something to do, and how many heard of it in the last days. */
export async function listDue(db: Transaction, at = now()): Promise<Reminders> {
  const lately = await db.user.findMany({
    where: { remindedAt: { gt: remindableBefore(at) } },
    select: { id: true },
    take: limits.remindersCounted + 1,
  });
  return { ...(await findDue(db, { at })), remindedLately: lately.length };
}
