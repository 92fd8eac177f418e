import { eventTypes } from "@/lib/audit/catalogue";
import type { EventPlace } from "@/lib/audit/cursor";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/lib/platform/database/generated/client";
import { AuditOutcome } from "@/lib/platform/database/generated/enums";
import { limits } from "@/lib/platform/limits";
import type { LogSearch } from "./find-search";

const { sql, join, empty } = Prisma;
type Sql = ReturnType<typeof sql>;

/**
 * How a search goes through the log. One index leads, newest first; what it does not know is looked
 * at row by row, and never at more than `limits.logRowsLookedAt` of them in one go.
 */
export type Look = {
  search: LogSearch;
  /** What the leading index finds; nothing where all of the period is looked at. */
  by: Sql | null;
  rest: Sql[];
  /** What is found is so little that all of it is looked at. */
  isComplete: boolean;
  /** Nothing but types and outcomes are asked for: there is an index for each pair of them. */
  isByKind: boolean;
};

export async function lookFor(db: Database, search: LogSearch): Promise<Look> {
  const conditions = conditionsOf(search);
  const [leading, ...others] = conditions.leading;
  const kinds = kindsOf(search);
  const rest = [...others, ...kinds];
  if (leading) {
    const further = conditions.network ? [...rest, conditions.network] : rest;
    return { search, by: leading, rest: further, isComplete: false, isByKind: false };
  }
  if (conditions.network) {
    const few = await areFew(db, conditions.network, search);
    return {
      search,
      by: few ? conditions.network : null,
      rest: few ? rest : [...rest, conditions.network],
      isComplete: few,
      isByKind: false,
    };
  }
  const isByKind = kinds.length > 0;
  return { search, by: null, rest: [], isComplete: false, isByKind };
}

/** The narrowest first. */
function conditionsOf(search: LogSearch) {
  const { requestId, subjectId, actorId, address, network } = search;
  const leading = [
    requestId && sql`e."request_id" = ${requestId}`,
    subjectId && sql`e."subject_id" = ${subjectId}::uuid`,
    actorId && sql`e."actor_id" = ${actorId}::uuid`,
    address && sql`e."address" = ${address}::inet`,
  ];
  return {
    leading: leading.filter((each) => typeof each === "object"),
    // Every address in the log is one host's, so these bounds hold a network, and an index has them.
    network:
      network &&
      sql`e."address" BETWEEN host(network(${network}::inet))::inet
                          AND host(broadcast(${network}::inet))::inet`,
  };
}

export function kindsOf({ types, outcomes }: LogSearch): Sql[] {
  const kinds = [
    types && sql`e."type" = ANY(${types}::text[])`,
    outcomes && sql`e."outcome" = ANY(${outcomes}::"audit_outcome"[])`,
  ];
  return kinds.filter((each) => each !== undefined);
}

async function areFew(db: Database, network: Sql, search: LogSearch): Promise<boolean> {
  const most = limits.logRowsLookedAt;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM (
      SELECT FROM "audit_event" e WHERE ${network} AND ${within(search)} LIMIT ${most + 1}) found`;
  return row !== undefined && row.count <= most;
}

const at = (moment: Date): Sql => sql`${moment.toISOString()}::timestamptz`;

export function within(
  { from, until }: Pick<LogSearch, "from" | "until">,
  place?: EventPlace,
): Sql {
  const period = sql`e."occurred_at" >= ${at(from)} AND e."occurred_at" < ${at(until)}`;
  if (!place) return period;
  const moment = at(place.occurredAt);
  // The first line is for choosing partitions, the second for the place among who shares the moment.
  return sql`${period} AND e."occurred_at" <= ${moment}
    AND (e."occurred_at", e."id") < (${moment}, ${place.id}::uuid)`;
}

export const newestFirst = sql`ORDER BY e."occurred_at" DESC, e."id" DESC`;

/** The rows that are looked at, as a table to select from. */
export function lookedAt({ search, by, isComplete }: Look, most: number, place?: EventPlace): Sql {
  const where = by ? sql`${by} AND ${within(search, place)}` : within(search, place);
  const order = isComplete ? empty : sql`${newestFirst} LIMIT ${most}`;
  return sql`(SELECT * FROM "audit_event" e WHERE ${where} ${order}) e`;
}

export const fits = ({ rest }: Look): Sql => (rest.length > 0 ? join(rest, " AND ") : sql`true`);

/**
 * The newest of each pair of type and outcome, of which the newest of all are some. Their places are found
 * first, because the index of pairs has all of them: asked for whole rows, the server may walk the period
 * row by row instead, to its end for a pair that is not in it.
 */
export function newestOfKinds({ search }: Look, most: number, place?: EventPlace): Sql {
  const types = search.types ?? eventTypes;
  const outcomes = search.outcomes ?? Object.values(AuditOutcome);
  return sql`(SELECT e.* FROM (
    SELECT p."occurred_at", p."id" FROM unnest(${types}::text[]) k("type")
      CROSS JOIN unnest(${outcomes}::"audit_outcome"[]) o("outcome")
      CROSS JOIN LATERAL (
        SELECT e."occurred_at", e."id" FROM "audit_event" e
         WHERE e."type" = k."type" AND e."outcome" = o."outcome" AND ${within(search, place)}
         ${newestFirst} LIMIT ${most}) p
     ORDER BY p."occurred_at" DESC, p."id" DESC LIMIT ${most}) p
    CROSS JOIN LATERAL (
      SELECT * FROM "audit_event" e
       WHERE e."occurred_at" = p."occurred_at" AND e."id" = p."id" OFFSET 0) e) e`;
}
