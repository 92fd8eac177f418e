import type { Client } from "pg";
import { withClient } from "@/scripts/database/with-client";
import { makePastMonths } from "@/scripts/testing/past-months";
import { dropIndexes, settle } from "./old-rows";

export type Size = { people: number; sessions: number; events: number };

const MONTHS = 12;
const DAYS = 360;
/** Of these, so that the hourly clean-up finds nothing to take away for a month. */
const SESSION_DAYS = 58;
/** Spreads neighbours over everybody; it shares no factor with a power of ten. */
const STRIDE = 7919;

/** A place of that size, made once and kept: what is there already is not made again. */
export async function fillTo(superuserUrl: string, size: Size): Promise<void> {
  await withClient(superuserUrl, async (superuser) => {
    const { rows } = await superuser.query<{ filled: boolean }>(
      `select exists (select from "user" where email = $1) as filled`,
      [emailOf(size.people)],
    );
    if (rows[0]?.filled) return;
    await makePastMonths(superuser, MONTHS);
    // The references are right by construction; checking millions of them is what would take long.
    await superuser.query("set session_replication_role = replica");
    await superuser.query("set maintenance_work_mem = '1GB'");
    await superuser.query("set synchronous_commit = off");
    await superuser.query("begin");
    const tables = ["user", "session", "device", "outbox_message", "code_channel", "audit_event"];
    const indexes = await dropIndexes(superuser, tables);
    await superuser.query(wordsOf(size));
    await addEverybody(superuser, size.people);
    await addDevices(superuser, size.people);
    await addSessions(superuser, size);
    await addMessages(superuser, size.people);
    await addEvents(superuser, size);
    for (const index of indexes) await superuser.query(index);
    await superuser.query("commit");
  });
  await settle(superuserUrl);
}

export const emailOf = (number: number): string => `person${number}@example.net`;

/**
 * When the nth of a kind was made, and its id, so that rows can name each other without being looked up.
 * Ids begin with their time, as the app's do.
 */
const wordsOf = ({ people, sessions }: Size): string => `
  create function pg_temp.id_at(moment timestamptz, number int) returns uuid language sql as $$
    select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0')
            || '70008' || lpad(to_hex(number), 15, '0'))::uuid $$;
  create function pg_temp.person_at(number int) returns timestamptz language sql stable as $$
    select now() - (1.0 - number::float8 / ${people}) * interval '${DAYS} days' $$;
  create function pg_temp.session_at(number int) returns timestamptz language sql stable as $$
    select now() - (1.0 - number::float8 / ${sessions + 1}) * interval '${SESSION_DAYS} days' $$;
  create function pg_temp.person_id(number int) returns uuid language sql stable as $$
    select pg_temp.id_at(pg_temp.person_at(number), number) $$;
  create function pg_temp.session_id(number int) returns uuid language sql stable as $$
    select pg_temp.id_at(pg_temp.session_at(number), number) $$;
  create function pg_temp.whose(number int) returns int language sql immutable as $$
    select 1 + (number::bigint * ${STRIDE} % ${people})::int $$;
  create function pg_temp.last_session_of(person int) returns int language sql immutable as $$
    select ${sessions} - ${people} + 1
           + (((person - 1)::bigint * ${inverseOf(STRIDE, people)} - (${sessions} - ${people} + 1))
              % ${people} + ${people})::int % ${people} $$;`;

/** What times `number` leaves 1 when divided by `modulus`. */
function inverseOf(number: number, modulus: number): number {
  let [before, rest] = [modulus, number % modulus];
  let [last, inverse] = [0, 1];
  while (rest > 1) {
    const times = Math.floor(before / rest);
    [before, rest] = [rest, before - times * rest];
    [last, inverse] = [inverse, last - times * inverse];
  }
  return ((inverse % modulus) + modulus) % modulus;
}

/**
 * Forty in a hundred have two-factor, a few are disabled, locked, not verified or never came, one in ten
 * thousand is an admin. What triggers keep is filled here, because none of them runs meanwhile.
 */
const addEverybody = (superuser: Client, people: number): Promise<unknown> =>
  superuser.query(
    `insert into "user" (id, email, email_normalized, name, searched, role, email_verified_at,
                         password_hash, password_changed_at, two_factor_since, backup_codes_left,
                         last_seen_at, locked_until, disabled_at, created_at, updated_at)
     select pg_temp.person_id(number), email, email, name,
            search_form(' ' || name || ' ' || email),
            case when number % 10000 = 1 then 'ADMIN' else 'USER' end::role,
            case when number % 31 <> 0 then moment end,
            '$2b$12$' || repeat('x', 53), moment,
            case when number % 5 < 2 then moment end,
            case when number % 5 < 2 then 10 - number % 9 else 0 end,
            case when number % 31 <> 0 then pg_temp.session_at(pg_temp.last_session_of(number)) end,
            case when number % 5003 = 0 then now() + interval '1 day' end,
            case when number % 211 = 0 then moment end, moment, moment
       from generate_series(1, $1::int) as number,
            (select array['Ada','Chidi','Elena','Fatima','Grace','Hana','Kenji','Lucía','Mei','Noor',
                          'Oskar','Priya','Robin','Samira','Tomasz','Yuki','Zoë'] as given,
                    array['Abara','Chen','Costa','Eriksson','Fischer','García','Haddad','Ito',
                          'Jansen','Kaur','Moore','Novak','Okafor','Park','Rossi','Sato','Vale',
                          'Weber','Żuk'] as family) as names,
            lateral (select pg_temp.person_at(number) as moment,
                            'person' || number || '@example.net' as email,
                            given[1 + number % cardinality(given)] || ' ' ||
                              family[1 + (number / 7) % cardinality(family)] as name) as made`,
    [people],
  );

/** One each; of those with two-factor every other one is trusted. Codes are mailed to one in fifty. */
async function addDevices(superuser: Client, people: number): Promise<void> {
  await superuser.query(
    `insert into "device" (id, user_id, browser_digest, user_agent, first_seen_at, last_seen_at,
                           trust_digest, trusted_at, trusted_until)
     select pg_temp.person_id(number), pg_temp.person_id(number),
            sha256(convert_to('browser ' || number, 'UTF8')), 'A browser', moment, seen,
            case when trusted then sha256(convert_to('trust ' || number, 'UTF8')) end,
            case when trusted then seen - number % 29 * interval '1 day' end,
            case when trusted then seen + (30 - number % 29) * interval '1 day' end
       from generate_series(1, $1::int) as number,
            lateral (select pg_temp.person_at(number) as moment,
                            pg_temp.session_at(pg_temp.last_session_of(number)) as seen,
                            number % 10 < 2 as trusted) as made`,
    [people],
  );
  await superuser.query(
    `insert into "code_channel" (id, user_id, channel)
     select pg_temp.person_id(number), pg_temp.person_id(number), 'EMAIL'
       from generate_series(0, $1::int, 50) as number where number > 0`,
    [people],
  );
}

/** One in ten lives, most of them kept when the browser closes. */
const addSessions = (superuser: Client, { sessions }: Size): Promise<unknown> =>
  superuser.query(
    `insert into "session" (id, user_id, device_id, token_digest, methods, address, user_agent,
                            country, authenticated_at, last_active_at, idle_seconds, remembered,
                            expires_at, ended_at, end_reason, created_at)
     select pg_temp.session_id(number), person, person,
            sha256(convert_to('scale ' || number, 'UTF8')), '{pwd}', ${ADDRESS}, 'A browser', 'PT',
            moment, seen, 604800, true, moment + interval '30 days',
            case when not lives then seen end, case when not lives then 'signed_out' end, moment
       from generate_series(1, $1::int) as number,
            lateral (select pg_temp.person_id(pg_temp.whose(number)) as person,
                            pg_temp.session_at(number) as moment,
                            number > $1 / 2 and number % 1009 % 5 = 0 as lives) as made,
            lateral (select case when lives then now() - number % 5 * interval '1 day'
                            else moment + number % 40 * interval '1 hour' end as seen) as ends`,
    [sessions],
  );

const ADDRESS = `('10.' || number % 200 || '.' || number % 250 || '.' || number % 251)::inet`;

/** As many mails as people, sent in the last weeks, and a few that failed. */
const addMessages = (superuser: Client, people: number): Promise<unknown> =>
  superuser.query(
    `insert into "outbox_message" (id, channel, user_id, template, recipient, subject, state,
                                   attempts, sent_at, created_at)
     select pg_temp.id_at(moment, number), 'EMAIL', pg_temp.person_id(pg_temp.whose(number)),
            'new-device', 'p…@example.net', 'New sign-in to your account',
            case when failed then 'FAILED' else 'SENT' end::message_state, 1,
            case when not failed then moment end, moment
       from generate_series(1, $1::int) as number,
            lateral (select now() - (1.0 - number::float8 / $1) * interval '25 days' as moment,
                            number % 1000 = 0 as failed) as made`,
    [people],
  );

/**
 * In the order of time, as they come. Four in ten are sign-ins, of the session that began then; one in
 * ten is a wrong password, and one in ten of these is one of ten in a row.
 */
const addEvents = (superuser: Client, { sessions, events }: Size): Promise<unknown> =>
  superuser.query(
    `insert into audit_event (id, occurred_at, type, outcome, actor_id, subject_id, session_id,
                              address, user_agent, request_id, details)
     select pg_temp.id_at(moment, number), moment, kind.type, kind.outcome::audit_outcome,
            case when share <> 4 then person end, person,
            case when session > 0 then pg_temp.session_id(session) end, ${ADDRESS},
            'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
            md5('request ' || number / 2)::uuid::text, kind.details::jsonb
       from generate_series(1, $1::int) as number,
            lateral (select number % 10 as share,
                            now() - interval '1 hour' -
                              (1.0 - number::float8 / $1) * interval '${DAYS} days' as moment,
                            $2::int - ceil(($1::int - number) * ${DAYS / SESSION_DAYS}::float8
                                           * $2::int / $1::int)::int as current) as made,
            lateral (select case when share < 4 and current > 0 then current end as session) as of,
            lateral (select pg_temp.person_id(pg_temp.whose(
                       coalesce(session, case when share = 4 and number / 100 % 10 = 0
                                              then number / 100 else number + number / 10 end))) as person) as whom,
            lateral (select * from (values
              (0, 'sign_in.succeeded', 'SUCCESS', '{"risk": 0, "methods": ["pwd"]}'),
              (1, 'sign_in.succeeded', 'SUCCESS', '{"risk": 0, "methods": ["pwd", "otp"]}'),
              (2, 'sign_in.succeeded', 'SUCCESS', '{"risk": 0, "methods": ["pwd"]}'),
              (3, 'sign_in.succeeded', 'SUCCESS',
                  '{"risk": 45, "methods": ["pwd", "otp"], "riskReasons": ["new_device"]}'),
              (4, 'sign_in.failed', 'FAILURE', '{"method": "password"}'),
              (5, 'session.signed_out', 'SUCCESS', '{}'),
              (6, 'two_factor.challenged', 'SUCCESS', '{}'),
              (7, 'device.added', 'SUCCESS', '{}'),
              (8, 'step_up.confirmed', 'SUCCESS', '{"method": "password"}'),
              (9, 'password.changed', 'SUCCESS', '{}')
            ) as kinds (place, type, outcome, details) where kinds.place = share) as kind`,
    [events, sessions],
  );
