import type { EventType } from "@/lib/audit/catalogue";
import { databasePool } from "@/lib/platform/database";

export type OwnEvent = {
  id: string;
  type: EventType;
  outcome: "SUCCESS" | "FAILURE" | "REFUSED";
  at: Date;
  address: string | null;
  userAgent: string | null;
};

export type AccountOverview = {
  /** Null while it is the one the account was created with. */
  passwordChangedAt: Date | null;
  sessionCount: number;
  /** The sign-in before the one of this session. */
  lastSignIn: { at: Date; address: string; userAgent: string } | null;
  failedTriesSince: number;
  activity: OwnEvent[];
};

type Wire<Value> = { [Key in keyof Value]: Value[Key] extends Date ? string : Value[Key] };
type Row = Omit<AccountOverview, "activity" | "lastSignIn"> & {
  lastSignIn: Wire<NonNullable<AccountOverview["lastSignIn"]>> | null;
  activity: Wire<OwnEvent>[];
};

const EVENTS_SHOWN = 5;

/** The whole first page in one query: it is the page people see most. */
const statement = {
  name: "account-overview",
  text: `
    WITH last AS (
      SELECT "occurred_at" AS "at", host("address") AS "address", "user_agent" AS "userAgent"
        FROM "audit_event"
       WHERE "subject_id" = $1 AND "type" = 'sign_in.succeeded' AND "session_id" <> $2
       ORDER BY "occurred_at" DESC LIMIT 1
    ), recent AS (
      SELECT "id", "type", "outcome", "occurred_at" AS "at", host("address") AS "address",
             "user_agent" AS "userAgent"
        FROM "audit_event" WHERE "subject_id" = $1
       ORDER BY "occurred_at" DESC, "id" DESC LIMIT ${EVENTS_SHOWN}
    )
    SELECT CASE WHEN u."password_changed_at" > u."created_at" + interval '1 minute'
                THEN u."password_changed_at" END AS "passwordChangedAt",
           (SELECT count(*)::int FROM "session" s
             WHERE s."user_id" = $1 AND s."ended_at" IS NULL AND s."expires_at" > now()
               AND s."last_active_at" + make_interval(secs => s."idle_seconds") > now()
           ) AS "sessionCount",
           (SELECT row_to_json(last) FROM last) AS "lastSignIn",
           (SELECT count(*)::int FROM "audit_event" e
             WHERE e."subject_id" = $1 AND e."type" = 'sign_in.failed'
               AND e."occurred_at" > coalesce((SELECT "at" FROM last), u."created_at")
           ) AS "failedTriesSince",
           (SELECT coalesce(json_agg(recent), '[]') FROM recent) AS "activity"
      FROM "user" u WHERE u."id" = $1`,
};

export async function accountOverview(owner: {
  userId: string;
  sessionId: string;
}): Promise<AccountOverview> {
  const values = [owner.userId, owner.sessionId];
  const { rows } = await databasePool().query<Row>({ ...statement, values });
  const row = rows[0];
  if (!row) throw new Error("The account ended while its page was made.");
  return {
    ...row,
    lastSignIn: row.lastSignIn && { ...row.lastSignIn, at: new Date(row.lastSignIn.at) },
    activity: row.activity.map((event) => ({ ...event, at: new Date(event.at) })),
  };
}
