import { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { Plan } from "./previews";
import { readUntil } from "./read-until";

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

/** How many of the last sign-ins would have gone differently, from the newest day back. */
export async function countSignIns(
  differs: NonNullable<Plan["signIns"]>,
  at: Date,
  end: number,
): Promise<DifferentSignIns> {
  const found: DifferentSignIns = { count: 0, of: 0, days: 0, isAll: false };
  const begun = performance.now();
  found.isAll = await readUntil(end, async (ask) => {
    for (let more = 1; more > 0; more = nextDays(found.days, begun, end)) {
      const until = new Date(at.getTime() - found.days * DAY_MS);
      const from = new Date(until.getTime() - more * DAY_MS);
      const [part] = await ask<{ count: number; of: number }>(sql`
        SELECT count(*) FILTER (WHERE ${differs({ from, until })})::int AS "count",
               count(*)::int AS "of"
          FROM "audit_event" e JOIN "user" u ON u."id" = e."subject_id"
         WHERE e."type" = 'sign_in.succeeded' AND e."outcome" = 'SUCCESS'
           AND e."occurred_at" > ${from} AND e."occurred_at" <= ${until}`);
      found.count += part?.count ?? 0;
      found.of += part?.of ?? 0;
      found.days += more;
    }
  });
  return found;
}

/** As many as half of the time left is enough for, going by those that are counted; 0 when all are. */
function nextDays(counted: number, begun: number, end: number): number {
  const at = performance.now();
  const fitting = Math.floor((counted / (at - begun)) * 0.5 * (end - at));
  return Math.min(Math.max(fitting, 1), limits.previewDays - counted);
}
