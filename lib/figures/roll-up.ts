import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { countDay, type Figures } from "./count-day";
import { beginningOf, type Day, endOf, lastDays } from "./days";
import type { FigureName } from "./names";

/** The name that `lib/jobs` binds to `rollUp`. */
export const ROLL_UP = "roll_up_figures";

const CLOSED: FigureName = "day:closed";
const DAY_MILLISECONDS_AT_MOST = 30_000;

/**
 * Counts today so far, and every day of the dashboard that was not counted for good: yesterday once
 * it is over, days on which nothing ran, all of them the first time. Newest first. Each count is made
 * from the tables anew, so doing it twice changes nothing. What takes long is left to the next run.
 */
export async function rollUp(db: Database, at = now()): Promise<void> {
  const begun = performance.now();
  for (const day of await openDays(db, at)) {
    if (performance.now() - begun > limits.figureRunSeconds * 1000) return;
    if (!(await rollUpDay(db, day, at))) return;
  }
}

async function openDays(db: Database, at: Date): Promise<Day[]> {
  const days = lastDays(limits.dashboardDays, at);
  const closed = await db.$queryRaw<{ day: Day }[]>`
    SELECT to_char("day", 'YYYY-MM-DD') AS "day" FROM "daily_figure"
     WHERE "day" >= ${days[0]}::date AND "name" = ${CLOSED} AND "value" = 1`;
  const done = new Set(closed.map(({ day }) => day));
  return days.filter((day) => !done.has(day)).reverse();
}

/** False where another instance is at it. */
const rollUpDay = (db: Database, day: Day, at: Date): Promise<boolean> =>
  db.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtext(${ROLL_UP})) AS "isOurs"`;
      if (!lock?.isOurs) return false;
      if (!(await isClosed(tx, day))) {
        const figures = await countDay(tx, day, at);
        await put(tx, day, figures.set(CLOSED, isOver(day, at) ? 1 : 0));
      }
      return true;
    },
    { timeout: DAY_MILLISECONDS_AT_MOST },
  );

/** What began before midnight may be committed after it. */
const isOver = (day: Day, at: Date): boolean =>
  at.getTime() >= endOf(day).getTime() + limits.figureSettleMinutes * 60_000;

async function isClosed(tx: Transaction, day: Day): Promise<boolean> {
  const where = { day_name: { day: beginningOf(day), name: CLOSED } };
  return (await tx.dailyFigure.findUnique({ where }))?.value === 1n;
}

async function put(tx: Transaction, day: Day, figures: Figures): Promise<void> {
  const rows = Array.from(figures, ([name, value]) => ({ name, value }));
  await tx.$executeRaw`
    INSERT INTO "daily_figure" ("day", "name", "value", "counted_at")
    SELECT ${day}::date, f."name", f."value", now()
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS f("name" text, "value" bigint)
    ON CONFLICT ("day", "name") DO UPDATE
       SET "value" = excluded."value", "counted_at" = excluded."counted_at"`;
}
