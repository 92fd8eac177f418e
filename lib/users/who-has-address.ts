import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";

/**
 * Whose address this is: of the account that has it, or of the one that left it and may still come
 * back. Looked up in this order, because an address is held from the moment its account leaves it.
 */
export async function whoHasAddress(
  tx: Pick<Transaction, "user" | "emailChange">,
  emailNormalized: string,
): Promise<{ userId: string; email: string } | null> {
  const owner = await tx.user.findUnique({
    where: { emailNormalized },
    select: { id: true, email: true },
  });
  if (owner) return { userId: owner.id, email: owner.email };
  const left = await tx.emailChange.findFirst({
    where: { oldNormalized: emailNormalized, closedAt: null, undoUntil: { gt: now() } },
    select: { userId: true, oldEmail: true },
  });
  return left && { userId: left.userId, email: left.oldEmail ?? emailNormalized };
}
