import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { holdUser } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";

/** The person and the session they act in, held; null when either ended after the request came in. */
export async function holdOwn(
  tx: Transaction,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<User | null> {
  const user = await holdUser(tx, userId);
  if (!user || isClosed(user)) return null;
  const live = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "session"
     WHERE "id" = ${sessionId}::uuid AND "ended_at" IS NULL AND "expires_at" > now() FOR UPDATE`;
  return live.length === 1 ? user : null;
}
