import type { Client } from "pg";

/** Each month of the log has a table of its own, also the months before this one. */
export async function makePastMonths(superuser: Client, months: number): Promise<void> {
  for (let back = 1; back <= months; back++) {
    await superuser.query(`
      DO $$
      DECLARE first timestamp := date_trunc('month', now() AT TIME ZONE 'UTC') - interval '${back} months';
      BEGIN
        EXECUTE format(
          'CREATE TABLE IF NOT EXISTS audit_partition.%I PARTITION OF public.audit_event FOR VALUES FROM (%L) TO (%L)',
          to_char(first, '"m"YYYY_MM'), first AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
        EXECUTE format('ALTER TABLE audit_partition.%I OWNER TO %I', to_char(first, '"m"YYYY_MM'),
          (SELECT rolname FROM pg_roles JOIN pg_class ON relowner = pg_roles.oid
            WHERE pg_class.oid = 'public.audit_event'::regclass));
      END $$`);
  }
}
