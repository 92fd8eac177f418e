import { countHours } from "@/lib/audit/hourly-counts";
import { lastDays } from "@/lib/figures/days";
import { rollUp } from "@/lib/figures/roll-up";
import { now } from "@/lib/platform/clock";
import { closeDatabase, database } from "@/lib/platform/database";
import { withOwnConnection } from "@/lib/platform/database/own-connection";
import { limits } from "@/lib/platform/limits";
import { sealLog } from "@/lib/sealed-log/seal-log";
import { verifyLog } from "@/lib/sealed-log/verify-log";
import type { LogWork } from "./scale-log";

process.once("message", (task: { rows: number; verifications: number }) => {
  work(task).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function work({ rows, verifications }: Parameters<typeof verify>[0] & { rows: number }) {
  const db = database();
  await countHours(db);
  // As many runs as it takes, because one does what it has time for.
  while ((await countedDays()) < limits.dashboardDays) await rollUp(db);
  while ((await countUnsealed()) > 0) await sealLog();
  const done: LogWork = {
    rows,
    sealSeconds: await sealSeconds(rows),
    verified: await verify({ verifications }),
  };
  await closeDatabase();
  return done;
}

const countedDays = (): Promise<number> =>
  database()
    .dailyFigure.findMany({
      where: { day: { gte: new Date(lastDays(limits.dashboardDays, now())[0] ?? "") } },
      distinct: ["day"],
      select: { day: true },
    })
    .then((days) => days.length);

async function countUnsealed(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "audit_event"
     WHERE "number" > coalesce((SELECT max("upto_number") FROM "audit_seal"), 0)`;
  return row?.count ?? 0;
}

/** Between the first and the last seal of the rows that were filled in: later ones are few. */
async function sealSeconds(rows: number): Promise<number | null> {
  const [row] = await database().$queryRaw<{ seconds: number | null }[]>`
    SELECT extract(epoch FROM max("made_at") - min("made_at"))::float8 AS "seconds"
      FROM "audit_seal" WHERE "upto_number" <= ${rows}`;
  return row?.seconds ?? null;
}

async function verify({ verifications }: { verifications: number }): Promise<number[]> {
  const rates: number[] = [];
  while (rates.length < verifications) {
    const began = performance.now();
    const { verdict } = await withOwnConnection("verifying", (client) => verifyLog(client, null));
    if (verdict?.state !== "WHOLE") throw new Error("The log is not whole.");
    rates.push(verdict.rows / ((performance.now() - began) / 1000));
  }
  return rates;
}
