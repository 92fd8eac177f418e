import { type Client, escapeIdentifier } from "pg";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { excessRights } from "./rights";

/**
 * Gives the role that runs the app what it needs and nothing more: rows, no tables. Audit events
 * are added through their parent table, so their partitions need no rights at all. Does nothing
 * when one role both migrates and runs.
 */
export async function grantRights(owner: Client, appRole: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>("select current_user as name");
  if (rows[0]?.name === appRole) return;
  await owner.query("begin");
  try {
    await owner.query(grantScript(escapeIdentifier(appRole)));
    await admitToJobTables(owner, appRole);
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
  const excess = await excessRights(owner, appRole);
  if (excess.length > 0) {
    throw new Problem(
      `The role ${appRole} of DATABASE_URL has more rights than the app may have: ${excess.join(", ")}. ` +
        "Take them away, or run and migrate as one role by leaving MIGRATE_DATABASE_URL unset.",
    );
  }
}

function grantScript(role: string): string {
  return `
    grant usage on schema public, graphile_worker to ${role};
    revoke all on all tables in schema public, graphile_worker from ${role};
    grant select, insert, update, delete on all tables in schema public, graphile_worker to ${role};
    grant usage, select on all sequences in schema public, graphile_worker to ${role};
    grant execute on all functions in schema public, graphile_worker to ${role};
    revoke insert, update, delete on public._prisma_migrations from ${role};
    revoke insert, update, delete on graphile_worker.migrations from ${role};
    do $$ begin
      if to_regclass('public.audit_event') is not null then
        revoke update, delete on public.audit_event from ${role};
      end if;
      if to_regclass('public.audit_seal') is not null then
        revoke update, delete on public.audit_seal from ${role};
      end if;
      if to_regnamespace('audit_partition') is not null then
        revoke all on all tables in schema audit_partition from ${role};
      end if;
    end $$;`;
}

/** The job tables hide all rows from everyone but their owner until a policy says otherwise. */
async function admitToJobTables(owner: Client, appRole: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid
                          and p.polroles @> array[$1::regrole::oid])`,
    [escapeIdentifier(appRole)],
  );
  const role = escapeIdentifier(appRole);
  for (const { name } of rows) {
    const table = `graphile_worker.${escapeIdentifier(name)}`;
    await owner.query(
      `create policy ${role} on ${table} to ${role} using (true) with check (true)`,
    );
  }
}
