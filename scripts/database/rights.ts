import type { Client } from "pg";

const EXCESS = `
  select 'superuser' as what from pg_roles where rolname = $1 and rolsuper
  union all
  select 'bypass row security' from pg_roles where rolname = $1 and rolbypassrls
  union all
  select 'create databases' from pg_roles where rolname = $1 and rolcreatedb
  union all
  select 'create roles' from pg_roles where rolname = $1 and rolcreaterole
  union all
  select 'create schemas' where has_database_privilege($1, current_database(), 'create')
  union all
  select 'create in schema ' || nspname from pg_namespace
    where nspname in ('public', 'graphile_worker', 'audit_partition')
      and has_schema_privilege($1, oid, 'create')
  union all
  select 'own ' || c.oid::regclass from pg_class c join pg_roles r on r.rolname = $1
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and pg_has_role(r.oid, c.relowner, 'usage')
  union all
  select 'truncate ' || c.oid::regclass from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and has_table_privilege($1, c.oid, 'truncate')
  union all
  select 'change or delete rows of ' || c.oid::regclass from pg_class c
    where (c.oid in (to_regclass('public.audit_event'), to_regclass('public.audit_seal'))
        or c.relnamespace = to_regnamespace('audit_partition') and c.relkind = 'r')
      and has_table_privilege($1, c.oid, 'update, delete, truncate')`;

/** What a role may do beyond reading and writing rows; nothing, when all is well. */
export async function excessRights(client: Client, role: string): Promise<string[]> {
  const { rows } = await client.query<{ what: string }>(EXCESS, [role]);
  return rows.map((row) => row.what);
}
