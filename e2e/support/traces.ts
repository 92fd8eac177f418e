import { rows } from "./database";

type Traces = Record<string, number>;

/**
 * All that second factors and sign-ins leave of a person, counted by what it is. The notice of wrong
 * codes comes once a day, so it is no trace of any one of them.
 */
async function tracesOf(email: string): Promise<Traces> {
  const counted = await rows<{ what: string; count: number }>(
    `select what, count(*)::int from "user" u cross join lateral (
       select 'session' as what from session where user_id = u.id
       union all select 'closed challenge' from challenge
         where user_id = u.id and closed_at is not null
       union all select 'authenticator' from authenticator where user_id = u.id
       union all select 'backup code' from backup_code where user_id = u.id
       union all select 'spent backup code' from backup_code
         where user_id = u.id and used_at is not null
       union all select 'event ' || type from audit_event
         where subject_id = u.id and type <> 'password.known'
       union all select 'mail ' || template from outbox_message
         where user_id = u.id and template <> 'password-known'
     ) trace where u.email = $1 group by what`,
    [email],
  );
  return Object.fromEntries(counted.map(({ what, count }) => [what, count]));
}

/** What there is more of after an act than before it. */
export async function tracesLeftBy<Value>(
  email: string,
  act: () => Promise<Value>,
): Promise<{ value: Value; traces: Traces }> {
  const before = await tracesOf(email);
  const value = await act();
  const after = await tracesOf(email);
  const more = Object.entries(after).map(([what, count]) => [what, count - (before[what] ?? 0)]);
  return { value, traces: Object.fromEntries(more.filter(([, count]) => count !== 0)) };
}
