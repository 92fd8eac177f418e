import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { AdminRequestEnding } from "@/lib/platform/database/generated/enums";

type Ending = { ending: AdminRequestEnding; endedById?: string; endReason?: string };

/** For good: true for the one caller that ended it. */
export async function endRequest(
  tx: Pick<Transaction, "adminRequest">,
  id: string,
  ending: Ending,
): Promise<boolean> {
  const { count } = await tx.adminRequest.updateMany({
    where: { id, endedAt: null },
    data: { ...ending, endedAt: now() },
  });
  return count === 1;
}

/** Neither ended nor past its time, whether or not that was noted yet. */
export const isOpen = ({ endedAt, expiresAt }: { endedAt: Date | null; expiresAt: Date }) =>
  endedAt === null && expiresAt > now();
