import { withOwnConnection } from "@/lib/platform/database/own-connection";
import { sealLog } from "@/lib/sealed-log/seal-log";
import { verifyLog } from "@/lib/sealed-log/verify-log";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { withClient } from "@/scripts/database/with-client";
import { benchEnvironment, openBenchDatabase } from "./app";
import type { Effort } from "./effort";
import { settle } from "./old-rows";
import type { CleanUp } from "./run";
import { median } from "./statistics";
import type { Line } from "./table";
import { targets } from "./targets";

const ROUNDS = 3;

/** How fast the log is computed anew and compared with its seals, by one process and one connection. */
export async function measureSealedLog(effort: Effort, cleanUp: CleanUp): Promise<Line[]> {
  const { logRows } = effort;
  const database = await openBenchDatabase();
  cleanUp.push(database.close);
  Object.assign(process.env, await benchEnvironment(database), { LOG_LEVEL: "error" });
  await step(`Sealing ${logRows.toLocaleString("en")} rows of the log`, async () => {
    await addRows(database.superuserUrl, logRows);
    while ((await countUnsealed(database.ownerUrl)) > 0) await sealLog();
    await settle(database.superuserUrl);
  });
  const rates: number[] = [];
  await step("Verifying them", async () => {
    while (rates.length < ROUNDS) rates.push(await verifyOnce());
  });
  const perSecond = median(rates);
  const { verifiedRowsPerSecond } = targets;
  return [
    {
      what: `audit verify, ${logRows.toLocaleString("en")} rows`,
      perSecond,
      target: `at least ${verifiedRowsPerSecond.toLocaleString("en")}`,
      reached: perSecond >= verifiedRowsPerSecond,
    },
  ];
}

async function verifyOnce(): Promise<number> {
  const began = performance.now();
  const { verdict } = await withOwnConnection("verifying", (client) => verifyLog(client, null));
  if (verdict?.state !== "WHOLE") throw new Error("The log is not whole.");
  return verdict.rows / ((performance.now() - began) / 1000);
}

async function countUnsealed(url: string): Promise<number> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ count: number }>(
      `select count(*)::int from audit_event
        where number > coalesce((select max(upto_number) from audit_seal), 0)`,
    ),
  );
  return rows[0]?.count ?? 0;
}

/** Sign-ins, one a millisecond, as the app writes them. */
const addRows = (superuserUrl: string, count: number): Promise<unknown> =>
  withClient(superuserUrl, (superuser) =>
    superuser.query(
      `insert into audit_event (id, type, outcome, subject_id, session_id, address, user_agent,
                                request_id, details, occurred_at)
       select gen_random_uuid(), 'sign_in.succeeded', 'SUCCESS', gen_random_uuid(),
              gen_random_uuid(), '10.1.0.1',
              'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
              gen_random_uuid()::text, '{"risk": 10, "methods": ["pwd", "otp"]}',
              now() - interval '1 hour' + number * interval '1 millisecond'
         from generate_series(1, $1::int) as number`,
      [count],
    ),
  );
