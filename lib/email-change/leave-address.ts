import type { Transaction } from "@/lib/platform/database";
import { closeMailTokens } from "@/lib/tokens/mail-token";

/** What was mailed to the address so far opens nothing any more: links, and codes. */
export async function leaveAddress(tx: Transaction, userId: string): Promise<void> {
  await closeMailTokens(tx, { userId });
  await tx.oneTimeCode.deleteMany({ where: { userId, channel: "EMAIL" } });
}
