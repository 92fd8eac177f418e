import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";

/** From now on the password opens nothing, until it is set anew. The caller holds the person's row. */
export async function barPassword(tx: Transaction, userId: string): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, passwordBarredAt: null },
    data: { passwordBarredAt: now() },
  });
}
