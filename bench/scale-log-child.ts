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

type Task = { rows: number; verifications: number };

process.once("message", (task: Task) => {
  work(task).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function work({ rows, verifications }: Task): Promise<LogWork> {
  const db = database();
  await countHours(db);
  // As many runs as it takes, because one does what it has time for.
  while ((await countedDays()) < limits.dashboardDays) await rollUp(db);
  while (await isUnsealed()) await sealLog();
  const done = {
    rows,
    sealSeconds: await sealSeconds(rows),
    verified: await verify(verifications),
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

async function isUnsealed(): Promise<boolean> {
  const [row] = await database().$queryRaw<{ isUnsealed: boolean }[]>`
    SELECT max("number") > coalesce((SELECT max("upto_number") FROM "audit_seal"), 0) AS "isUnsealed"
      FROM "audit_event"`;
  return row?.isUnsealed ?? false;
}

/** From seal to seal of the rows that were filled in, without the pause where a run was broken off. */
async function sealSeconds(rows: number): Promise<number | null> {
  const [row] = await database().$queryRaw<{ seconds: number | null }[]>`
    SELECT extract(epoch FROM sum("apart") FILTER (WHERE "apart" < interval '20 seconds'))::float8
             AS "seconds"
      FROM (SELECT "made_at" - lag("made_at") OVER (ORDER BY "number") AS "apart"
              FROM "audit_seal" WHERE "upto_number" <= ${rows}) s`;
  return row?.seconds ?? null;
}

async function verify(rounds: number): Promise<number[]> {
  const rates: number[] = [];
  while (rates.length < rounds) {
    const began = performance.now();
    const { verdict } = await withOwnConnection("verifying", (client) => verifyLog(client, null));
    if (verdict?.state !== "WHOLE") throw new Error("The log is not whole.");
    rates.push(verdict.rows / ((performance.now() - began) / 1000));
  }
  return rates;
}
