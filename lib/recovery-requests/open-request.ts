import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { RecoveryRequest } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { randomToken } from "@/lib/platform/random";
import { seal, unseal } from "@/lib/platform/seal";

type Rows = Pick<Transaction, "recoveryRequest">;

/** Bound to the person: in another's row, the link does not open. */
export const stopTokenName = (userId: string): string => `recovery_request.stop_token:${userId}`;

/** Begins the wait. The caller holds the person's row and has looked that there is none yet. */
export async function openRequest(
  tx: Rows,
  { userId, dueAt }: { userId: string; dueAt: Date },
): Promise<RecoveryRequest> {
  const stopToken = randomToken();
  return tx.recoveryRequest.create({
    data: {
      userId,
      dueAt,
      stopDigest: digest(stopToken),
      stopToken: seal(stopToken, stopTokenName(userId)),
    },
  });
}

/** For the messages about it; the same link in all of them. */
export function stopTokenOf({ userId, stopToken }: RecoveryRequest): string {
  const token = unseal(stopToken, stopTokenName(userId));
  if (!token) throw new Error("The link that stops a recovery does not open.");
  return token;
}

/** The one request of this person's that is not over. */
export const requestOf = (db: Rows, userId: string): Promise<RecoveryRequest | null> =>
  db.recoveryRequest.findFirst({ where: { userId, closedAt: null } });

export type Ending = "stopped" | "ended" | "lapsed" | "completed";

/** For good: true for the one caller that closed it. */
export async function closeRequest(tx: Rows, id: string, ending: Ending): Promise<boolean> {
  const { count } = await tx.recoveryRequest.updateMany({
    where: { id, closedAt: null },
    data: { closedAt: now(), ending },
  });
  return count === 1;
}
