import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { isClosed } from "@/lib/users/is-closed";
import { whoHasAddress } from "@/lib/users/who-has-address";

type Holder = Pick<User, "emailVerifiedAt" | "disabledAt" | "deletedAt">;

/** Whoever registered an address without proving it holds it against nobody who is invited there. */
export const mayHold = (holder: Holder): boolean =>
  holder.emailVerifiedAt !== null || isClosed(holder);

/** Whether nobody can be invited at this address, because an account has it. */
export async function isTaken(
  tx: Pick<Transaction, "user" | "emailChange">,
  emailNormalized: string,
): Promise<boolean> {
  const found = await whoHasAddress(tx, emailNormalized);
  const holder = found && (await tx.user.findUnique({ where: { id: found.userId } }));
  return holder !== null && mayHold(holder);
}
