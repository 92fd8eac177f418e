import type { Database } from "@/lib/platform/database";
import type { LogEvent } from "./list-log";

export type LogPerson = { id: string; name: string; email: string };

/** Who of those in these events still has an account. The log knows people by id only. */
export async function findPeople(
  db: Database,
  events: Pick<LogEvent, "actorId" | "subjectId">[],
): Promise<Map<string, LogPerson>> {
  const ids = new Set(events.flatMap(({ actorId, subjectId }) => [actorId, subjectId]));
  const people = await db.user.findMany({
    where: { id: { in: [...ids].filter((id) => id !== null) }, deletedAt: null },
    select: { id: true, name: true, email: true },
  });
  return new Map(people.map((person) => [person.id, person]));
}
