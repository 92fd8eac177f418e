import { countedUntil, HOUR_MS, hourOf } from "@/lib/audit/hourly-counts";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { type BarWidth, barsFor, FIRST_BAR } from "./bars";
import type { LogSearch } from "./find-search";
import { fits, kindsOf, type Look, lookedAt, within } from "./look";

const { sql, join } = Prisma;
type Sql = ReturnType<typeof sql>;

export type LogBar = { from: Date; until: Date; succeeded: number; unsuccessful: number };

export type LogCounts = {
  bars: LogBar[];
  succeeded: number;
  unsuccessful: number;
  /** Set where not all of the period was counted, because there is too much to look through. */
  since: Date | null;
};

type Counted = { start: Date; succeeded: number; unsuccessful: number };

/** What a search finds, counted for each stretch of its period. */
export async function countLog(db: Database, look: Look): Promise<LogCounts> {
  const width = barsFor(look.search);
  const isByHour = look.by === null && look.rest.length === 0;
  const { rows, since } = isByHour
    ? { rows: await countByHour(db, look.search, width), since: null }
    : await countLookedAt(db, look, width);
  const counted = new Map(rows.map((row) => [row.start.getTime(), row]));
  const bars = width.starts.map((from) => {
    const { succeeded = 0, unsuccessful = 0 } = counted.get(from.getTime()) ?? {};
    const until = new Date(from.getTime() + width.seconds * 1000);
    return { from, until, succeeded, unsuccessful };
  });
  const sum = (of: "succeeded" | "unsuccessful") => bars.reduce((all, bar) => all + bar[of], 0);
  return { bars, since, succeeded: sum("succeeded"), unsuccessful: sum("unsuccessful") };
}

const barOf = (column: Sql, { seconds }: BarWidth): Sql =>
  sql`date_bin(make_interval(secs => ${seconds}), ${column}, ${FIRST_BAR.toISOString()}::timestamptz)`;

async function countLookedAt(db: Database, look: Look, width: BarWidth) {
  const most = limits.logRowsLookedAt;
  const fitting = fits(look);
  const rows = await db.$queryRaw<(Counted & { looked: number; oldest: Date })[]>`
    SELECT ${barOf(sql`e."occurred_at"`, width)} AS "start",
           (count(*) FILTER (WHERE ${fitting} AND e."outcome" = 'SUCCESS'))::int AS "succeeded",
           (count(*) FILTER (WHERE ${fitting} AND e."outcome" <> 'SUCCESS'))::int AS "unsuccessful",
           count(*)::int AS "looked", min(e."occurred_at") AS "oldest"
      FROM ${lookedAt(look, most)} GROUP BY 1 ORDER BY 1`;
  const looked = rows.reduce((all, row) => all + row.looked, 0);
  return { rows, since: look.isComplete || looked < most ? null : (rows[0]?.oldest ?? null) };
}

/** Whole hours that are counted already are added up; what is before and after them is counted now. */
async function countByHour(db: Database, search: LogSearch, width: BarWidth): Promise<Counted[]> {
  const parts = await partsOf(db, search, width);
  const counts = join(
    parts.map(({ isCounted, ...part }) =>
      isCounted ? ofHours(search, part, width) : ofEvents(search, part, width),
    ),
    " UNION ALL ",
  );
  return db.$queryRaw<Counted[]>`
    SELECT "start", coalesce(sum("n") FILTER (WHERE "outcome" = 'SUCCESS'), 0)::int AS "succeeded",
           coalesce(sum("n") FILTER (WHERE "outcome" <> 'SUCCESS'), 0)::int AS "unsuccessful"
      FROM (${counts}) counted GROUP BY 1`;
}

type Part = Pick<LogSearch, "from" | "until">;

async function partsOf(
  db: Database,
  { from, until }: LogSearch,
  { seconds }: BarWidth,
): Promise<(Part & { isCounted: boolean })[]> {
  const counted = seconds * 1000 < HOUR_MS ? null : await countedUntil(db);
  const first = hourOf(new Date(from.getTime() + HOUR_MS - 1));
  const end = counted && new Date(Math.min(counted.getTime(), hourOf(until).getTime()));
  if (!end || first >= end) return [{ from, until, isCounted: false }];
  return [
    { from, until: first, isCounted: false },
    { from: first, until: end, isCounted: true },
    { from: end, until, isCounted: false },
  ];
}

const ofEvents = (search: LogSearch, part: Part, width: BarWidth): Sql =>
  sql`SELECT ${barOf(sql`e."occurred_at"`, width)} AS "start", e."outcome", count(*) AS "n"
        FROM "audit_event" e WHERE ${join([within(part), ...kindsOf(search)], " AND ")} GROUP BY 1, 2`;

const ofHours = (search: LogSearch, { from, until }: Part, width: BarWidth): Sql => {
  const hours = sql`e."hour" >= ${from.toISOString()}::timestamptz
    AND e."hour" < ${until.toISOString()}::timestamptz`;
  return sql`SELECT ${barOf(sql`e."hour"`, width)} AS "start", e."outcome", sum(e."count") AS "n"
        FROM "audit_hour" e WHERE ${join([hours, ...kindsOf(search)], " AND ")} GROUP BY 1, 2`;
};
