import type { Database } from "@/lib/platform/database";

/** What people are called, by id; who is erased has no name any more. */
export async function namesOf(db: Database, ids: (string | null)[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) }, deletedAt: null },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
