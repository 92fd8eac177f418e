import type { Client } from "pg";

/** Which columns of a person's rows tell when something happened. */
const MOMENTS: Record<string, { owner: string; columns: string[] }> = {
  audit_event: { owner: "subject_id", columns: ["occurred_at"] },
  session: {
    owner: "user_id",
    columns: ["created_at", "authenticated_at", "factor_proved_at", "last_active_at", "expires_at"],
  },
  device: { owner: "user_id", columns: ["first_seen_at", "last_seen_at", "trusted_until"] },
  authenticator: { owner: "user_id", columns: ["created_at", "last_used_at"] },
  backup_code: { owner: "user_id", columns: ["created_at", "used_at"] },
  outbox_message: { owner: "user_id", columns: ["created_at", "expires_at"] },
  user: {
    owner: "id",
    columns: [
      "two_factor_since",
      "password_changed_at",
      "disabled_at",
      "deletion_asked_at",
      "erase_at",
    ],
  },
};

const statements = Object.entries(MOMENTS).map(([table, { owner, columns }]) => {
  const moved = columns.map(
    (column) =>
      `${column} = CASE WHEN ${column} >= $2 THEN ${column} - $3::interval ELSE ${column} END`,
  );
  const any = columns.map((column) => `${column} >= $2`).join(" OR ");
  return `UPDATE "${table}" SET ${moved.join(", ")} WHERE ${owner} = $1 AND (${any})`;
});

/**
 * Lets something happen to a person now, by the app's own code, and then says that it was at another
 * time. The log takes no changes from anybody, so this needs the server's superuser; nothing is
 * sealed yet.
 */
export async function asOf<T>(
  superuser: Client,
  userId: string,
  at: Date,
  happen: () => Promise<T>,
): Promise<T> {
  const began = new Date();
  const result = await happen();
  const ago = `${(began.getTime() - at.getTime()) / 1000} seconds`;
  // Not by the pool of the app: the setting is this connection's.
  await superuser.query("SET session_replication_role = replica");
  for (const statement of statements) await superuser.query(statement, [userId, began, ago]);
  return result;
}

const DAY_MS = 24 * 3600 * 1000;

export const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

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
