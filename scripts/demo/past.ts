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
