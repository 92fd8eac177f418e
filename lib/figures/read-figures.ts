import type { Transaction } from "@/lib/platform/database";
import { type Day, lastDays } from "./days";
import type { FigureName } from "./names";

/** A value for each day, oldest first; null where nobody counted. */
export type Series = (number | null)[];

export type DailyFigures = {
  days: Day[];
  /** When today was last counted; null before the first time. */
  countedAt: Date | null;
  /** The sum of these for each day. */
  of(...names: FigureName[]): Series;
};

type Row = { day: Day; name: FigureName; value: number; countedAt: Date };

/** Of what was there at one moment of a day, a day that lacks it was not counted; all else was none. */
const snapshots = new Set<FigureName>([
  "people",
  "people:two_factor",
  "sessions:live",
  "mail:sent",
]);

const CLOSED: FigureName = "day:closed";

export async function readFigures(
  db: Pick<Transaction, "$queryRaw">,
  names: FigureName[],
  { days: count, at }: { days: number; at: Date },
): Promise<DailyFigures> {
  const days = lastDays(count, at);
  const rows = await db.$queryRaw<Row[]>`
    SELECT to_char("day", 'YYYY-MM-DD') AS "day", "name", "value"::float8 AS "value",
           "counted_at" AS "countedAt"
      FROM "daily_figure"
     WHERE "day" >= ${days[0]}::date AND "day" <= ${days.at(-1)}::date
       AND "name" = ANY(${[CLOSED, ...names]})`;
  const values = new Map(rows.map(({ day, name, value }) => [`${day} ${name}`, value]));
  const valueOn = (day: Day, name: FigureName): number | null => {
    const missing = !snapshots.has(name) && values.has(`${day} ${CLOSED}`) ? 0 : null;
    return values.get(`${day} ${name}`) ?? missing;
  };
  return {
    days,
    countedAt:
      rows.find(({ day, name }) => day === days.at(-1) && name === CLOSED)?.countedAt ?? null,
    of: (...wanted) => days.map((day) => sum(wanted.map((name) => valueOn(day, name)))),
  };
}

const sum = (values: Series): number | null =>
  values.reduce((total, value) => (total === null || value === null ? null : total + value), 0);
