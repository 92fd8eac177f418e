import type { Database } from "@/lib/platform/database";

export type OwnDeletion = { requestedAt: Date; eraseAt: Date };

/** When it was asked for and when it will be done; null where nobody has asked. */
export async function ownDeletion(
  db: Database,
  { userId }: { userId: string },
): Promise<OwnDeletion | null> {
  const { deletionAskedAt: requestedAt, eraseAt } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { deletionAskedAt: true, eraseAt: true },
  });
  return requestedAt && eraseAt ? { requestedAt, eraseAt } : null;
}
