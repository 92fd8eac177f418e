import type { EventType } from "@/lib/audit/catalogue";
import type { Transaction } from "@/lib/platform/database";
import { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { LIVE_SESSION } from "@/lib/sessions/live";
import { beginningOf, type Day, dayOf, endOf, lastDays } from "./days";
import type { FigureName } from "./names";

export type Figures = Map<string, number>;

type Period = { from: Date; until: Date };
type Row = { name: string; value: bigint };

const SIGN_IN: EventType = "sign_in.succeeded";

/** What the day comes to, by what the tables say now. */
export async function countDay(tx: Transaction, day: Day, at: Date): Promise<Figures> {
  const figures: Figures = new Map();
  const add = (rows: Row[]) => {
    for (const { name, value } of rows) figures.set(name, (figures.get(name) ?? 0) + Number(value));
  };
  for (const slice of slicesOf(day, at)) {
    add(await eventsIn(tx, slice));
    add(await unusualIn(tx, slice));
  }
  add(await peopleAtEndOf(tx, day));
  if (messagesAreKept(day, at)) add(await mailSentOn(tx, day));
  // Whose session was live then nobody can tell later.
  if (day === dayOf(at)) add(await liveSessions(tx));
  return figures;
}

/** Parts of the day up to now, so that no statement reads more of the log than it has time for. */
function slicesOf(day: Day, at: Date): Period[] {
  const sliceMs = limits.figureSliceHours * 3600 * 1000;
  const end = Math.min(endOf(day).getTime(), at.getTime() + sliceMs);
  const slices: Period[] = [];
  for (let from = beginningOf(day).getTime(); from < end; from += sliceMs) {
    const until = Math.min(from + sliceMs, endOf(day).getTime());
    slices.push({ from: new Date(from), until: new Date(until) });
  }
  return slices;
}

const within = ({ from, until }: Period) => Prisma.sql`
  "occurred_at" >= ${from.toISOString()}::timestamptz
  AND "occurred_at" < ${until.toISOString()}::timestamptz`;

const eventsIn = (tx: Transaction, period: Period) => tx.$queryRaw<Row[]>`
  SELECT 'event:' || "type" AS "name", count(*) AS "value"
    FROM "audit_event" WHERE ${within(period)} GROUP BY "type"`;

const unusualIn = (tx: Transaction, period: Period) => tx.$queryRaw<Row[]>`
  WITH unusual AS MATERIALIZED (
    SELECT "details" FROM "audit_event"
     WHERE "type" = ${SIGN_IN} AND ${within(period)}
       AND ("details"->>'risk')::int >= ${limits.riskMediumPoints}
  )
  SELECT ${"sign_in:unusual" satisfies FigureName}::text AS "name", count(*) AS "value" FROM unusual
  UNION ALL
  SELECT 'risk:' || reason, count(*)
    FROM unusual, jsonb_array_elements_text("details"->'riskReasons') AS reason GROUP BY reason`;

/**
 * Those who are here still, by when they came: ids sort by time. For a day that was missed, whoever
 * left since, or turned two-factor off since, is not told apart from who was not there.
 */
const peopleAtEndOf = (tx: Transaction, day: Day) => tx.$queryRaw<Row[]>`
  SELECT f."name", f."value" FROM (
    SELECT count(*) AS "people",
           count(*) FILTER (
             WHERE "two_factor_since" < ${endOf(day).toISOString()}::timestamptz) AS "two_factor"
      FROM "user" WHERE "id" < ${firstIdOf(endOf(day))}::uuid AND "deleted_at" IS NULL) c,
    LATERAL (VALUES (${"people" satisfies FigureName}::text, c."people"),
                    (${"people:two_factor" satisfies FigureName}::text, c."two_factor"))
      AS f("name", "value")`;

const mailSentOn = (tx: Transaction, day: Day) => tx.$queryRaw<Row[]>`
  SELECT ${"mail:sent" satisfies FigureName}::text AS "name", count(*) AS "value"
    FROM "outbox_message"
   WHERE "sent_at" >= ${beginningOf(day).toISOString()}::timestamptz
     AND "sent_at" < ${endOf(day).toISOString()}::timestamptz`;

const liveSessions = (tx: Transaction) => tx.$queryRaw<Row[]>`
  SELECT ${"sessions:live" satisfies FigureName}::text AS "name", count(*) AS "value"
    FROM "session" s WHERE ${Prisma.raw(LIVE_SESSION)}`;

const messagesAreKept = (day: Day, at: Date): boolean =>
  lastDays(limits.sentMessageDays, at).includes(day);

/** The first id that a row made at this moment could have. */
function firstIdOf(at: Date): string {
  const ms = at.getTime().toString(16).padStart(12, "0");
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}
