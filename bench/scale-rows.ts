import type { Client } from "pg";
import { withClient } from "@/scripts/database/with-client";
import { makePastMonths } from "@/scripts/testing/past-months";
import { dropIndexes, settle } from "./old-rows";

export type Size = { people: number; sessions: number; events: number };

const MONTHS = 12;
const DAYS = 360;

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
    await superuser.query("set maintenance_work_mem = '512MB'");
    await superuser.query("set synchronous_commit = off");
    await superuser.query("begin");
    const indexes = await dropIndexes(superuser, ["user", "session", "audit_event"]);
    await addEverybody(superuser, size.people);
    await addSessions(superuser, size);
    await addEvents(superuser, size);
    for (const index of indexes) await superuser.query(index);
    await superuser.query("commit");
  });
  await settle(superuserUrl);
}

const emailOf = (number: number): string => `person${number}@example.net`;

/** Forty in a hundred have two-factor, a few are disabled or not verified, one in ten thousand is an admin. */
const addEverybody = (superuser: Client, people: number): Promise<unknown> =>
  superuser.query(
    `insert into "user" (id, email, email_normalized, name, role, email_verified_at,
                         password_changed_at, two_factor_since, disabled_at, created_at, updated_at)
     select uuidv7(moment - now()), email, email,
            given[1 + number % cardinality(given)] || ' ' ||
              family[1 + (number / 7) % cardinality(family)],
            case when number % 10000 = 1 then 'ADMIN' else 'USER' end::role,
            case when number % 31 <> 0 then moment end, moment,
            case when number % 5 < 2 then moment end,
            case when number % 211 = 0 then moment end, moment, moment
       from generate_series(1, $1::int) as number,
            lateral (select now() - (1.0 - number::float / $1) * interval '${DAYS} days' as moment,
                            'person' || number || '@example.net' as email),
            (select array['Ada','Chidi','Elena','Fatima','Grace','Hana','Kenji','Lucía','Mei','Noor',
                          'Oskar','Priya','Robin','Samira','Tomasz','Yuki','Zoë'] as given,
                    array['Abara','Chen','Costa','Eriksson','Fischer','García','Haddad','Ito',
                          'Jansen','Kaur','Moore','Novak','Okafor','Park','Rossi','Sato','Vale',
                          'Weber','Żuk'] as family) as names`,
    [people],
  );

/** One in ten lives. */
const addSessions = (superuser: Client, { people, sessions }: Size): Promise<unknown> =>
  superuser.query(
    `insert into "session" (id, user_id, token_digest, methods, address, user_agent, country,
                            authenticated_at, last_active_at, idle_seconds, expires_at, ended_at,
                            end_reason, created_at)
     select uuidv7(moment - now()), person.ids[1 + number % cardinality(person.ids)],
            sha256(convert_to('scale ' || number, 'UTF8')), '{pwd}', ${ADDRESS}, 'A browser', 'PT',
            moment, moment, 2592000, moment + interval '30 days',
            case when number % 10 <> 0 then moment + interval '1 hour' end,
            case when number % 10 <> 0 then 'signed_out' end, moment
       from generate_series(1, $2::int) as number,
            lateral (select now() - random() * interval '6 days' as moment),
            (select array_agg(id) as ids from (select id from "user" limit $1) as everybody) as person`,
    [people, sessions],
  );

const ADDRESS = `('10.' || number % 200 || '.' || number % 250 || '.' || number % 251)::inet`;

/** In the order of time, as they come. */
const addEvents = (superuser: Client, { people, events }: Size): Promise<unknown> =>
  superuser.query(
    `insert into audit_event (id, occurred_at, type, outcome, actor_id, subject_id, address,
                              user_agent, request_id)
     select uuidv7(moment - now()), moment, kind.type, kind.outcome::audit_outcome,
            person.ids[place], person.ids[place], ${ADDRESS}, 'A browser', gen_random_uuid()::text
       from generate_series(1, $2::int) as number,
            lateral (select now() - interval '1 day' -
                              (1.0 - number::float / $2) * interval '${DAYS} days' as moment,
                            1 + (number::bigint * 7919 % $1)::int as place),
            lateral (select * from (values
              (0, 'sign_in.succeeded', 'SUCCESS'), (1, 'sign_in.succeeded', 'SUCCESS'),
              (2, 'sign_in.succeeded', 'SUCCESS'), (3, 'sign_in.succeeded', 'SUCCESS'),
              (4, 'sign_in.failed', 'FAILURE'), (5, 'session.signed_out', 'SUCCESS'),
              (6, 'two_factor.challenged', 'SUCCESS'), (7, 'device.added', 'SUCCESS'),
              (8, 'step_up.confirmed', 'SUCCESS'), (9, 'password.changed', 'SUCCESS')
            ) as kinds (share, type, outcome) where kinds.share = number % 10) as kind,
            (select array_agg(id) as ids from (select id from "user" limit $1) as everybody) as person`,
    [people, events],
  );
