import type { Database } from "@/lib/platform/database";
import { requestOf } from "@/lib/recovery-requests/open-request";
import { isReady } from "./find-link";

/** How far a recovery is that is not over; `until` once it can be finished. */
export type RecoveryUnderWay = { since: Date; dueAt: Date; until: Date | null };

export async function recoveryUnderWay(
  db: Database,
  { userId }: { userId: string },
): Promise<RecoveryUnderWay | null> {
  const request = await requestOf(db, userId);
  if (!request) return null;
  const { createdAt: since, dueAt, expiresAt } = request;
  return { since, dueAt, until: isReady(request) ? expiresAt : null };
}
