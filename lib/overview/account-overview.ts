import { type EventType, isByAdmin, ownEventTypes } from "@/lib/audit/catalogue";
import { unreadCount } from "@/lib/audit/notices";
import type { OwnEvent } from "@/lib/audit/own-events";
import { databasePool } from "@/lib/platform/database";
import { LIVE_SESSION } from "@/lib/sessions/live";
import { sessionsMarkOf } from "@/lib/sessions/standing";

type RecentEvent = Pick<
  OwnEvent,
  "id" | "type" | "outcome" | "at" | "address" | "userAgent" | "details"
>;

export type AccountOverview = {
  emailVerified: boolean;
  /** Null while it is the one the account was created with. */
  passwordChangedAt: Date | null;
  /** It was brought over from another system, and nobody here knows how old it is. */
  passwordCameOver: boolean;
  /** A set-up of two-factor that waits for its first code. */
  isSettingUp: boolean;
  backupCodesLeft: number;
  /** Authenticators, and places that codes are sent to. */
  waysToProve: number;
  sessionCount: number;
  /** Another one whenever the count, or who is counted, is another. */
  sessionsMark: string;
  /** The sign-in before the one of this session. */
  lastSignIn: { at: Date; address: string; userAgent: string } | null;
  failedTriesSince: number;
  unreadNotices: number;
  activity: RecentEvent[];
};

type Wire<Value> = { [Key in keyof Value]: Value[Key] extends Date ? string : Value[Key] };
type Row = Omit<AccountOverview, "activity" | "lastSignIn"> & {
  lastSignIn: Wire<NonNullable<AccountOverview["lastSignIn"]>> | null;
  activity: Wire<RecentEvent>[];
};

const EVENTS_SHOWN = 5;
const FAILED_SIGN_IN: EventType = "sign_in.failed";
const SIGN_IN: EventType = "sign_in.succeeded";
/** As `comesFrom` has it. */
const FROM_OTHERS = `("type" IN (${ownEventTypes
  .filter(isByAdmin)
  .map((type) => `'${type}'`)
  .join(", ")}) OR coalesce("details"->'byAdmin' = 'true', false)
  OR "details" ? 'service')`;
const shownTypes = ownEventTypes.map((type) => `'${type}'`).join(", ");

/** The whole first page in one query: it is the page people see most. */
const statement = {
  name: "account-overview",
  text: `
    WITH last AS (
      SELECT "occurred_at" AS "at", host("address") AS "address", "user_agent" AS "userAgent"
        FROM "audit_event"
       WHERE "subject_id" = $1 AND "type" = '${SIGN_IN}' AND "session_id" <> $2
       ORDER BY "occurred_at" DESC LIMIT 1
    ), recent AS (
      SELECT "id", "type", "outcome", "occurred_at" AS "at",
             CASE WHEN ${FROM_OTHERS} THEN NULL ELSE host("address") END AS "address",
             CASE WHEN ${FROM_OTHERS} THEN NULL ELSE "user_agent" END AS "userAgent",
             jsonb_build_object('riskReasons', "details"->'riskReasons',
                                'byAdmin', "details"->'byAdmin',
                                'service', "details"->'service') AS "details"
        FROM "audit_event" WHERE "subject_id" = $1 AND "type" IN (${shownTypes})
       ORDER BY "occurred_at" DESC, "id" DESC LIMIT ${EVENTS_SHOWN}
    )
    SELECT u."email_verified_at" IS NOT NULL AS "emailVerified",
           CASE WHEN u."password_changed_at" > u."created_at" + interval '1 minute'
                THEN u."password_changed_at" END AS "passwordChangedAt",
           u."password_changed_at" IS NULL AS "passwordCameOver",
           EXISTS (SELECT FROM "authenticator_setup" p
                     JOIN "session" s ON s."id" = p."session_id" AND s."ended_at" IS NULL
                    WHERE p."user_id" = $1 AND p."expires_at" > now()) AS "isSettingUp",
           (SELECT count(*)::int FROM "backup_code" b
             WHERE b."user_id" = $1 AND b."used_at" IS NULL) AS "backupCodesLeft",
           (SELECT count(*)::int FROM "authenticator" a WHERE a."user_id" = $1)
             + (SELECT count(*)::int FROM "code_channel" c
                 WHERE c."user_id" = $1 AND u."role" <> 'ADMIN') AS "waysToProve",
           (SELECT count(*)::int FROM "session" s
             WHERE s."user_id" = $1 AND ${LIVE_SESSION}) AS "sessionCount",
           ${sessionsMarkOf("$1")} AS "sessionsMark",
           (SELECT row_to_json(last) FROM last) AS "lastSignIn",
           (SELECT count(*)::int FROM "audit_event" e
             WHERE e."subject_id" = $1 AND e."type" = '${FAILED_SIGN_IN}'
               AND e."occurred_at" > coalesce((SELECT "at" FROM last), u."created_at")
           ) AS "failedTriesSince",
           ${unreadCount} AS "unreadNotices",
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
