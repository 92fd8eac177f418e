import { now } from "@/lib/platform/clock";
import { withOwnConnection } from "@/lib/platform/database/own-connection";
import { limits } from "@/lib/platform/limits";
import { log } from "@/lib/platform/log";
import { Leaves, STRETCH_NUMBERS } from "./leaves";
import { isRemembered, remember } from "./newest-known";
import { isMonth, readRows } from "./read-rows";
import { addSeal, type Connection, holdChain, newestSeal, type Seal } from "./seal-record";
import { settledNumber } from "./settled-number";
import { inTransaction } from "./transaction";

/** Seals what nobody adds to any more, so many rows at a time. Many instances do it once between them. */
export async function sealLog(): Promise<void> {
  await withOwnConnection("sealing", async (client) => {
    const settled = await settledNumber(client);
    if (settled === null) return;
    const deadline = performance.now() + limits.sealSliceSeconds * 1000;
    while (performance.now() < deadline && (await sealNext(client, settled)));
  });
}

/** False when all is sealed, or somebody else is at it. */
async function sealNext(client: Connection, settled: number): Promise<boolean> {
  const made = await inTransaction(client, async () => {
    if (!(await holdChain(client))) return null;
    const before = await newestSeal(client);
    if (!(await isRemembered(client))) {
      log.error("seals of the log that were here are gone, so no new ones are made");
      return null;
    }
    const stretch = await nextStretch(client, before?.uptoNumber ?? 0, settled);
    return stretch && sealStretch(client, before, stretch);
  });
  if (!made) return false;
  remember(made);
  // Outside of the database: whoever rewrites the seals there cannot rewrite what was said here.
  const { number, digest } = made;
  log.info({ number, digest: digest.toString("hex") }, "the log is sealed");
  return true;
}

type Stretch = { afterNumber: number; uptoNumber: number; months: string[] };

async function nextStretch(
  client: Connection,
  afterNumber: number,
  settled: number,
): Promise<Stretch | null> {
  const most = Math.min(settled, afterNumber + STRETCH_NUMBERS);
  const { rows } = await client.query<{ month: string; last: number }>(
    `SELECT date_trunc('month', "occurred_at" AT TIME ZONE 'UTC')::date::text AS month,
            max("number")::float8 AS last
       FROM (SELECT "occurred_at", "number" FROM "audit_event"
              WHERE "number" > $1 AND "number" <= $2 ORDER BY "number" LIMIT $3) AS next
      GROUP BY 1 ORDER BY 1`,
    [afterNumber, most, limits.sealRows],
  );
  // A time that no calendar has stays unsealed, and verifying names its row.
  const months = rows.map(({ month }) => month).filter(isMonth);
  if (months.length === 0) return null;
  return { afterNumber, uptoNumber: Math.max(...rows.map(({ last }) => last)), months };
}

/** One seal for each month, so that a month can go without taking the proof of another with it. */
async function sealStretch(
  client: Connection,
  before: Seal | null,
  { afterNumber, uptoNumber, months }: Stretch,
): Promise<Seal | null> {
  let newest = before;
  for (const month of months) {
    const leaves = new Leaves(afterNumber);
    await readRows(client, { month, afterNumber, uptoNumber }, (number, tuple) =>
      leaves.add(number, tuple),
    );
    newest = await addSeal(client, newest, {
      kind: "ROWS",
      month,
      afterNumber,
      uptoNumber,
      rows: leaves.count,
      root: leaves.root(),
      leaves: leaves.entries(),
      madeAt: now(),
    });
  }
  return newest;
}
