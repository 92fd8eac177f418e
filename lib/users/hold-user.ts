import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";

/**
 * The person's row as it is now, held until the transaction ends. First in every transaction that
 * decides about an account, so that they take turns, and always in the same order.
 */
export async function holdUser(tx: Transaction, userId: string): Promise<User | null> {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
  return tx.user.findUnique({ where: { id: userId } });
}
