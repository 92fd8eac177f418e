import { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { readWithin } from "./read-within";

export type DifferentSignIns = {
  count: number;
  /** How many there were. */
  of: number;
  /** The last days that were counted: all that were asked for, or as many as there was time for. */
  days: number;
  isAll: boolean;
};

const DAY_MS = 24 * 3600 * 1000;
const { sql } = Prisma;

/** How many of the last sign-ins would have gone differently, day by day from the newest. */
export async function countSignIns(differs: Prisma.Sql, at: Date): Promise<DifferentSignIns> {
  const found: DifferentSignIns = { count: 0, of: 0, days: 0, isAll: false };
  found.isAll = await readWithin(limits.previewMilliseconds, async (ask) => {
    for (; found.days < limits.previewDays; found.days += 1) {
      const until = new Date(at.getTime() - found.days * DAY_MS);
      const from = new Date(until.getTime() - DAY_MS);
      const [day] = await ask<{ count: number; of: number }>(sql`
        SELECT count(*) FILTER (WHERE ${differs})::int AS "count", count(*)::int AS "of"
          FROM "audit_event" e JOIN "user" u ON u."id" = e."subject_id"
         WHERE e."type" = 'sign_in.succeeded'
           AND e."occurred_at" > ${from} AND e."occurred_at" <= ${until}`);
      found.count += day?.count ?? 0;
      found.of += day?.of ?? 0;
    }
  });
  return found;
}
