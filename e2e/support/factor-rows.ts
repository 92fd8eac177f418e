import { createHmac, hkdfSync } from "node:crypto";
import { row, rows } from "./database";
import { appSettings } from "./second-instance";

const LONG_AHEAD = "9000000000000";

/** What the app keeps in place of a key: its digest under a key of the app's. */
function storedKey(key: string): string {
  const secret = appSettings().SALLYPORT_SECRET ?? "";
  const bytes = Buffer.from(hkdfSync("sha256", secret, "sallyport", "limit-key", 32));
  return createHmac("sha256", bytes).update(`${key.length}:${key}`).digest("base64url");
}

/** So many tries more than an hour and a day allow, for when each of many is to be looked at. */
export async function giveTries(email: string, tries: number): Promise<void> {
  const { id } = await row<{ id: string }>(`select id from "user" where email = $1`, [email]);
  await rows(
    `insert into rate_limit (key, points, expire)
     select rate || $1, -$2::int, $3 from unnest(array['factor-hour:', 'factor-day:']) rate
     on conflict (key) do update set points = excluded.points, expire = excluded.expire`,
    [storedKey(id), tries, LONG_AHEAD],
  );
}

/** As if no code of this person's authenticator had been used yet. */
export const forgetUsedCodes = (email: string): Promise<unknown> =>
  row(
    `update authenticator set last_step = 0
      where user_id = (select id from "user" where email = $1) returning id`,
    [email],
  );

/** So many sign-ins of this person that wait for their second step, without as many passwords hashed. */
export async function waitingSignIns(email: string, count: number): Promise<string[]> {
  const waiting = await rows<{ id: string }>(
    `insert into challenge (id, user_id, remember, password_changed_at, expires_at)
     select gen_random_uuid(), id, false, password_changed_at, now() + interval '10 minutes'
       from "user", generate_series(1, $2) where email = $1 returning challenge.id`,
    [email, count],
  );
  return waiting.map(({ id }) => id);
}
