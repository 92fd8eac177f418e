import type { Client } from "pg";
import { limits } from "@/lib/platform/limits";
import { withClient } from "@/scripts/database/with-client";

/**
 * What years leave behind: so many challenges that are over, trusted devices, and sessions that
 * ended on them. All belong to the people who are going to sign in, which is the worst case. Nothing
 * is so old that the hourly clean-up would take it away while it is measured.
 */
export async function addOldRows(superuserUrl: string, count: number): Promise<void> {
  await withClient(superuserUrl, async (superuser) => {
    // The references are right by construction; checking a million of them is what would take long.
    await superuser.query("set session_replication_role = replica");
    await superuser.query("set maintenance_work_mem = '256MB'");
    const indexes = await dropIndexes(superuser, ["challenge", "device", "session"]);
    await superuser.query(
      `create temporary table "old" as
       select number, person.ids[1 + number % cardinality(person.ids)] as user_id,
              uuidv7(age) as device_id, now() + age as moment
         from generate_series(1, $1::int) as number,
              lateral (select (number - $1) * interval '20 milliseconds' as age),
              (select array_agg(id) as ids from "user") as person`,
      [count],
    );
    await superuser.query(
      `insert into "challenge" (id, user_id, remember, password_changed_at, wrong_codes,
                                closed_at, expires_at, created_at)
       select uuidv7(moment - now()), user_id, false, moment, 1, moment, moment, moment
         from "old"`,
    );
    await superuser.query(
      `insert into "device" (id, user_id, browser_digest, user_agent, first_seen_at, last_seen_at,
                             trust_digest, trusted_until, trusted_at)
       select device_id, user_id, sha256(convert_to('browser ' || number, 'UTF8')),
              'A browser of old', moment, moment, sha256(convert_to('trust ' || number, 'UTF8')),
              moment + interval '${limits.trustedDeviceDays} days', moment
         from "old"`,
    );
    await superuser.query(
      `insert into "session" (id, user_id, device_id, token_digest, methods, address, user_agent,
                              authenticated_at, factor_proved_at, last_active_at, idle_seconds,
                              expires_at, ended_at, end_reason, created_at)
       select uuidv7(moment - now()), user_id, device_id,
              sha256(convert_to('session ' || number, 'UTF8')), '{pwd,otp}', '10.1.0.1',
              'A browser of old', moment, moment, moment, 3600, moment, moment, 'signed_out', moment
         from "old"`,
    );
    for (const index of indexes) await superuser.query(index);
  });
}

/** One made of rows that are there is much cheaper than one that grew with each of them. */
export async function dropIndexes(superuser: Client, tables: string[]): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index
      where indrelid = any(select quote_ident(name)::regclass from unnest($1::text[]) as name)
        and not indisprimary`,
    [tables],
  );
  for (const { name } of rows) await superuser.query(`drop index ${name}`);
  // Of a table in parts the definition is of the whole alone, and without its parts.
  return rows.map(({ definition }) => definition.replace(" ON ONLY ", " ON "));
}

/** So that neither the planner's numbers nor what waits to be written differ between databases. */
export const settle = (superuserUrl: string): Promise<void> =>
  withClient(superuserUrl, async (superuser) => {
    await superuser.query("vacuum (analyze)");
    await superuser.query("checkpoint");
  });
