import { withClient } from "@/scripts/database/with-client";

function ownerUrl(): string {
  const url = process.env.TEST_OWNER_DATABASE_URL;
  if (!url) throw new Error("TEST_OWNER_DATABASE_URL is not set: no database was made.");
  return url;
}

export const rows = <Row extends object>(sql: string, values: unknown[], url = ownerUrl()) =>
  withClient(url, async (client) => (await client.query<Row>(sql, values)).rows);

export async function row<Row extends object>(
  sql: string,
  values: unknown[],
  url?: string,
): Promise<Row> {
  const [first] = await rows<Row>(sql, values, url);
  if (!first) throw new Error(`No row: ${sql}`);
  return first;
}

/** All that a refused request must have left alone: the account, its sessions, mails and tokens. */
export async function standingOf(email: string): Promise<unknown> {
  return rows(
    `select u.*,
            (select json_agg(s order by s.id) from
               (select id, ended_at, expires_at from session where user_id = u.id) s) as sessions,
            (select json_agg(t order by t.id) from
               (select id, consumed_at, wrong_codes from mail_token where user_id = u.id) t) as tokens,
            (select count(*)::int from outbox_message where user_id = u.id) as messages
       from "user" u where u.email_normalized = lower($1)`,
    [email],
  );
}

export const countEvents = async (email: string, type: string): Promise<number> => {
  const counted = await row<{ count: number }>(
    `select count(*)::int from audit_event e join "user" u on u.id = e.subject_id
      where u.email = $1 and e.type = $2`,
    [email, type],
  );
  return counted.count;
};

/** As if the proofs of this person's sessions were an hour old. */
export const makeStale = (email: string, url?: string): Promise<unknown> =>
  row(
    `update session set authenticated_at = authenticated_at - interval '1 hour',
            factor_proved_at = factor_proved_at - interval '1 hour'
      where user_id = (select id from "user" where email = $1) returning id`,
    [email],
    url,
  );
