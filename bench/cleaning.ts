import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { limits } from "@/lib/platform/limits";
import { withClient } from "@/scripts/database/with-client";
import { settle } from "./old-rows";
import type { Arm } from "./sessions";

const ASKING_MS = 500;
const QUIET_READS = 500;

export type CleaningFigures = {
  rows: number;
  seconds: number;
  /** Of requests before it, and beside it. */
  quiet: number[];
  beside: number[];
};

/** The app's own hourly job, in the process that answers people meanwhile. */
export async function measureCleaning(arm: Arm, rows: number): Promise<CleaningFigures> {
  await withClient(arm.superuserUrl, (superuser) => addFinished(superuser, rows));
  await settle(arm.superuserUrl);
  return withClient(arm.superuserUrl, async (superuser) => {
    const quiet: number[] = [];
    while (quiet.length < QUIET_READS) quiet.push(await readOnce(arm));
    const began = performance.now();
    await superuser.query("select graphile_worker.add_job('clean_up')");
    let isLeft = true;
    const gone = untilGone(superuser).then(() => {
      isLeft = false;
      return performance.now();
    });
    const beside: number[] = [];
    while (isLeft) beside.push(await readOnce(arm));
    return { rows, seconds: ((await gone) - began) / 1000, quiet, beside };
  });
}

async function readOnce({ read }: Arm): Promise<number> {
  // One person who reads, not a storm.
  await sleep(5);
  return read();
}

async function untilGone(superuser: Client): Promise<void> {
  let left = 1;
  while (left > 0) {
    await sleep(ASKING_MS);
    const { rows } = await superuser.query<{ left: number }>(
      `select (select count(*) from (select 1 from "session" where ${ENDED_LONG_AGO} limit 1) s)
            + (select count(*) from (select 1 from "challenge" where ${OVER} limit 1) c) as left`,
    );
    left = Number(rows[0]?.left);
  }
}

const ENDED_LONG_AGO = `"ended_at" < now() - interval '${limits.endedSessionDays} days'`;
const OVER = `"expires_at" < now() - interval '1 day'`;

/** Half of them sessions that ended long ago, half sign-ins that nobody finished. */
async function addFinished(superuser: Client, rows: number): Promise<void> {
  await superuser.query("set session_replication_role = replica");
  const old = `select number, person.ids[1 + number % cardinality(person.ids)] as user_id,
                      now() - interval '${limits.endedSessionDays + 1} days' as moment
                 from generate_series(1, $1::int / 2) as number,
                      (select array_agg(id) as ids from "user") as person`;
  await superuser.query(
    `insert into "session" (id, user_id, token_digest, methods, address, user_agent,
                            authenticated_at, last_active_at, idle_seconds, expires_at, ended_at,
                            end_reason, created_at)
     select gen_random_uuid(), user_id, sha256(convert_to('ended ' || number, 'UTF8')), '{pwd}',
            '10.1.0.1', 'A browser', moment, moment, 3600, moment, moment, 'signed_out', moment
       from (${old}) old`,
    [rows],
  );
  await superuser.query(
    `insert into "challenge" (id, user_id, remember, expires_at, created_at)
     select gen_random_uuid(), user_id, false, moment, moment from (${old}) old`,
    [rows],
  );
}
