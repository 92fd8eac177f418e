import { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { Plan } from "./previews";
import { type Ask, readUntil } from "./read-until";

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
  plan: Plan & { touches: Prisma.Sql },
  viewerId: string,
  end: number,
): Promise<TouchedPeople> {
  const { touches, dueAt = AT_ONCE } = plan;
  const found: TouchedPeople = {
    ...{ count: 0, isAll: false, isViewer: false, first: [] },
    ...{ earliest: null, latest: null },
  };
  const ids: string[] = [];
  const who = sql`SELECT u."id", u."name", u."email", ${dueAt} AS "dueAt" FROM "user" u`;
  found.isAll = await readUntil(end, async (ask) => {
    const viewer = await ask(sql`${who} WHERE u."id" = ${viewerId}::uuid AND (${touches})`);
    found.isViewer = viewer.length > 0;
    let most: number = limits.previewFirstPeople;
    for (let last: string | null = null; ; ) {
      const begun = performance.now();
      const batch: Batch | null = await nextBatch(ask, plan, { last, most });
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
      if (batch.looked < most) return;
      last = batch.last;
      most = mostWithin(end, batch.looked / (performance.now() - begun));
    }
  });
  return found;
}

/** As many as half of the time left is enough for, so that little of it is spent on what has no end. */
function mostWithin(end: number, eachMillisecond: number): number {
  const fitting = Math.floor(eachMillisecond * 0.5 * (end - performance.now()));
  return Math.min(Math.max(fitting, limits.previewFirstPeople), limits.previewBatchPeople);
}

type Part = { last: string | null; most: number };

async function nextBatch(
  ask: Ask,
  plan: Plan & { touches: Prisma.Sql },
  { last, most }: Part,
): Promise<Batch | null> {
  const beyond = (id: Prisma.Sql) => (last === null ? sql`true` : sql`${id} > ${last}::uuid`);
  const [batch] = await ask<Batch>(sql`
    SELECT count(*)::int AS "looked", max(p."id"::text COLLATE "C") AS "last",
           count(*) FILTER (WHERE p."touched")::int AS "touched",
           (array_agg(p."id"::text ORDER BY p."id") FILTER (WHERE p."touched"))
             [1:${limits.previewPeople}::int] AS "ids",
           min(p."dueAt") FILTER (WHERE p."touched") AS "earliest",
           max(p."dueAt") FILTER (WHERE p."touched") AS "latest"
      FROM (${lookedAt(plan, beyond, most)}) p`);
  return batch && batch.looked > 0 ? batch : null;
}

function lookedAt(
  { touches, among, dueAt = AT_ONCE }: Plan & { touches: Prisma.Sql },
  beyond: (id: Prisma.Sql) => Prisma.Sql,
  most: number,
): Prisma.Sql {
  if (!among) {
    return sql`SELECT u."id", ${dueAt} AS "dueAt", ${LIVE} AND (${touches}) AS "touched"
      FROM "user" u WHERE ${beyond(sql`u."id"`)} ORDER BY u."id" LIMIT ${most}::int`;
  }
  return sql`SELECT a."id", ${AT_ONCE} AS "dueAt",
      CASE WHEN a."touched" THEN EXISTS (SELECT FROM "user" u WHERE u."id" = a."id" AND ${LIVE})
           ELSE false END AS "touched"
    FROM (${among(beyond, most)}) a`;
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);

const later = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other);
