import { jobContext } from "@/lib/audit/context";
import { recordOn } from "@/lib/audit/record-on";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { withOwnConnection } from "@/lib/platform/database/own-connection";
import { log } from "@/lib/platform/log";
import { readPolicy } from "@/lib/policies/read-policy";
import { checkChain } from "./check-chain";
import { checkPage, type MonthPlace } from "./check-rows";
import type { Finding } from "./finding";
import { addSeal, type Connection, holdChain, newestSeal } from "./seal-record";
import { inTransaction } from "./transaction";

const TASK = "drop_old_month";

/** A whole month that is older than the rule wants, each time; its seals stay, and one more says that it went. */
export async function dropOldMonth(db: Database): Promise<void> {
  const { retentionMonths } = await readPolicy(db, "auditLog");
  if (retentionMonths === null) return;
  await withOwnConnection("retention", async (client) => {
    const month = await firstMonthOlderThan(client, retentionMonths);
    if (month === null) return;
    const chain = await checkChain(client);
    // What somebody has changed must not go away as if it had been right.
    const finding = chain.finding ?? (await firstProblem(client, month, chain.uptoNumber));
    if (finding) {
      const { kind } = finding;
      log.error({ month, kind }, "a month of the log is not as it was sealed: it stays");
      return;
    }
    await dropMonth(client, month);
  });
}

async function firstMonthOlderThan(client: Connection, kept: number): Promise<string | null> {
  const { rows } = await client.query<{ month: string }>(
    `SELECT to_date(c.relname, '"m"YYYY_MM')::text AS month
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = '"audit_event"'::regclass AND c.relname ~ '^m[0-9]{4}_[0-9]{2}$'
        AND to_date(c.relname, '"m"YYYY_MM') + make_interval(months => $1 + 1)
            <= now() AT TIME ZONE 'UTC'
      ORDER BY 1 LIMIT 1`,
    [kept],
  );
  return rows[0]?.month ?? null;
}

async function firstProblem(
  client: Connection,
  month: string,
  sealedUpto: number,
): Promise<Finding | null> {
  let place: MonthPlace | null = { month, seal: 0, afterNumber: null };
  while (place) {
    const { finding, next } = await checkPage(client, place, sealedUpto);
    if (finding) return finding;
    place = next;
  }
  return null;
}

const dropMonth = (client: Connection, month: string): Promise<void> =>
  inTransaction(client, async () => {
    if (!(await holdChain(client))) return;
    const before = await newestSeal(client);
    if (!before) return;
    const { uptoNumber } = before;
    const stretch = { afterNumber: uptoNumber, uptoNumber };
    const seal = await addSeal(client, before, {
      kind: "DROPPED",
      month,
      ...stretch,
      madeAt: now(),
    });
    await client.query("SELECT drop_audit_month($1::date)", [month]);
    await recordOn(client, jobContext(TASK), {
      type: "log.month_dropped",
      details: { month: month.slice(0, 7), seal: seal.number },
    });
  });
