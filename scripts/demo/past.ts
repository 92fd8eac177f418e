import type { Client } from "pg";

type Dated = {
  /** Whose row it is; a table without one holds what is nobody's alone. */
  owner?: string;
  /** When something happened to the row. */
  happened: string[];
  /** Until when something holds, each by when it began. */
  holds?: Record<string, string>;
};

const DATED: Record<string, Dated> = {
  audit_event: { owner: "subject_id", happened: ["occurred_at"] },
  session: {
    owner: "user_id",
    happened: ["created_at", "authenticated_at", "factor_proved_at", "last_active_at", "ended_at"],
    holds: { expires_at: "created_at" },
  },
  device: {
    owner: "user_id",
    happened: ["first_seen_at", "last_seen_at", "trusted_at"],
    holds: { trusted_until: "trusted_at" },
  },
  authenticator: { owner: "user_id", happened: ["created_at", "last_used_at"] },
  backup_code: { owner: "user_id", happened: ["created_at", "used_at"] },
  outbox_message: {
    owner: "user_id",
    happened: ["created_at"],
    holds: { expires_at: "created_at" },
  },
  mail_token: {
    owner: "user_id",
    happened: ["created_at", "consumed_at"],
    holds: { expires_at: "created_at" },
  },
  recovery_request: {
    owner: "user_id",
    happened: ["created_at"],
    holds: { due_at: "created_at" },
  },
  user: {
    owner: "id",
    happened: [
      ...["created_at", "updated_at", "email_verified_at", "last_seen_at", "reminded_at"],
      ...["two_factor_since", "two_factor_reset_at", "password_changed_at", "password_barred_at"],
      ...["disabled_at", "deletion_asked_at"],
    ],
    holds: { erase_at: "deletion_asked_at", locked_until: "updated_at" },
  },
  policy: { happened: ["changed_at"] },
  service_key: {
    happened: ["created_at", "last_used_at", "revoked_at"],
    holds: { expires_at: "created_at" },
  },
  invitation: {
    happened: ["created_at", "sent_at", "accepted_at", "withdrawn_at"],
    holds: { expires_at: "sent_at" },
  },
};

const statements = Object.entries(DATED).map(([table, { owner, happened, holds = {} }]) => {
  const dated = [...happened.map((column) => [column, column]), ...Object.entries(holds)];
  const moved = dated.map(
    ([column, since]) =>
      `${column} = CASE WHEN ${since} >= $1 THEN ${column} - $2::interval ELSE ${column} END`,
  );
  const isNew = happened.map((column) => `${column} >= $1`).join(" OR ");
  const everybodys = `UPDATE "${table}" SET ${moved.join(", ")} WHERE (${isNew})`;
  return { everybodys, theirs: owner && `${everybodys} AND ${owner} = $3` };
});

/** Whose rows are moved: one person's, while others live theirs, or all there are. */
type Whose = string | "everybody";

/**
 * Lets something happen now, by the app's own code, and then says that it was at another time. The
 * log takes no changes from anybody, so this needs the server's superuser; nothing is sealed yet.
 */
export async function asOf<T>(
  superuser: Client,
  whose: Whose,
  at: Date,
  happen: () => Promise<T>,
): Promise<T> {
  const began = new Date();
  const result = await happen();
  const ago = `${(began.getTime() - at.getTime()) / 1000} seconds`;
  // Not by the pool of the app: the setting is this connection's.
  await superuser.query("SET session_replication_role = replica");
  for (const { everybodys, theirs } of statements) {
    if (whose === "everybody") await superuser.query(everybodys, [began, ago]);
    else if (theirs) await superuser.query(theirs, [began, ago, whose]);
  }
  return result;
}

const DAY_MS = 24 * 3600 * 1000;

export const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
