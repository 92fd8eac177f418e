import { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { Plan } from "./previews";
import { type Ask, readWithin } from "./read-within";

export type TouchedPerson = { id: string; name: string; email: string; dueAt: Date | null };

export type TouchedPeople = {
  count: number;
  /** False where time was up: then there are so many at least. */
  isAll: boolean;
  /** By when the first and the last of them; null where it is at once, or never. */
  earliest: Date | null;
  latest: Date | null;
  first: TouchedPerson[];
  /** The admin who asks is one of them. */
  isViewer: boolean;
};

type Batch = {
  looked: number;
  last: string;
  touched: number;
  ids: string[] | null;
  earliest: Date | null;
  latest: Date | null;
};

const { sql } = Prisma;
const LIVE = sql`u."disabled_at" IS NULL AND u."deleted_at" IS NULL`;
const AT_ONCE = sql`NULL::timestamptz`;

/** Whom a change touches, by id in batches: what is counted when time is up is true, if not all. */
export async function countPeople(
  { touches, dueAt = AT_ONCE }: Plan & { touches: Prisma.Sql },
  viewerId: string,
): Promise<TouchedPeople> {
  const found: TouchedPeople = {
    ...{ count: 0, isAll: false, isViewer: false, first: [] },
    ...{ earliest: null, latest: null },
  };
  const ids: string[] = [];
  const who = sql`SELECT u."id", u."name", u."email", ${dueAt} AS "dueAt" FROM "user" u`;
  found.isAll = await readWithin(limits.previewMilliseconds, async (ask) => {
    const viewer = await ask(sql`${who} WHERE u."id" = ${viewerId}::uuid AND (${touches})`);
    found.isViewer = viewer.length > 0;
    for (let last: string | null = null; ; ) {
      const batch: Batch | null = await nextBatch(ask, last, { touches, dueAt });
      if (!batch) return;
      found.count += batch.touched;
      found.earliest = earlier(found.earliest, batch.earliest);
      found.latest = later(found.latest, batch.latest);
      const room = limits.previewPeople - ids.length;
      if (batch.ids && room > 0) {
        const more = batch.ids.slice(0, room);
        ids.push(...more);
        const byIds = sql`${who} WHERE u."id" = ANY(${more}::uuid[]) ORDER BY u."id"`;
        found.first.push(...(await ask<TouchedPerson>(byIds)));
      }
      if (batch.looked < limits.previewBatchPeople) return;
      last = batch.last;
    }
  });
  return found;
}

async function nextBatch(
  ask: Ask,
  last: string | null,
  { touches, dueAt }: { touches: Prisma.Sql; dueAt: Prisma.Sql },
): Promise<Batch | null> {
  const after = last === null ? sql`true` : sql`u."id" > ${last}::uuid`;
  const [batch] = await ask<Batch>(sql`
    SELECT count(*)::int AS "looked", max(p."id"::text) AS "last",
           count(*) FILTER (WHERE p."touched")::int AS "touched",
           (array_agg(p."id"::text ORDER BY p."id") FILTER (WHERE p."touched"))
             [1:${limits.previewPeople}::int] AS "ids",
           min(p."dueAt") FILTER (WHERE p."touched") AS "earliest",
           max(p."dueAt") FILTER (WHERE p."touched") AS "latest"
      FROM (SELECT u."id", ${dueAt} AS "dueAt", ${LIVE} AND (${touches}) AS "touched"
              FROM "user" u WHERE ${after}
             ORDER BY u."id" LIMIT ${limits.previewBatchPeople}::int) p`);
  return batch && batch.looked > 0 ? batch : null;
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);

const later = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other);
