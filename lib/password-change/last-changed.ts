import type { Database } from "@/lib/platform/database";

/** When the password was set; null where it came from elsewhere and nobody knows. */
export async function passwordLastChanged(
  db: Database,
  { userId }: { userId: string },
): Promise<Date | null> {
  const { passwordChangedAt } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordChangedAt: true },
  });
  return passwordChangedAt;
}
