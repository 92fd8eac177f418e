import { databasePool } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { isToken } from "@/lib/platform/shapes";
import { LIVE_SESSION, SESSION_EXPIRES_AT, SESSION_IDLE_AT } from "./live";

/** What the open pages of a live session have to know. */
export type Standing = {
  sessionId: string;
  userId: string;
  /** Pages are made for a role; those of another one are over. */
  role: "USER" | "ADMIN";
  /** Another one whenever a session of this person begins or ends. */
  sessionsMark: string;
  /** Until its time is up, if nobody comes. */
  endsInMs: number;
};

/** SQL for the mark of the sessions that a person has, whose id is the expression given. */
export const sessionsMarkOf = (userId: string): string => `(
      SELECT count(*) || '-' || coalesce(extract(epoch FROM max(s."created_at")), 0)
        FROM "session" s WHERE s."user_id" = ${userId} AND ${LIVE_SESSION})`;

const standing = (condition: string): string => `
    SELECT s."id" AS "sessionId", u."id" AS "userId", u."role",
           ${sessionsMarkOf('u."id"')} AS "sessionsMark",
           (1000 * extract(epoch FROM
             least(${SESSION_EXPIRES_AT}, ${SESSION_IDLE_AT})
               - now()))::float8 AS "endsInMs"
      FROM "session" s
      JOIN "user" u ON u."id" = s."user_id"
     WHERE ${condition}
       AND ${LIVE_SESSION}
       AND u."disabled_at" IS NULL
       AND u."deleted_at" IS NULL`;

const byToken = {
  name: "standing",
  text: standing(`s."token_digest" = $1 AND s."client" = 'WEB'`),
};
const byId = { name: "standings", text: standing(`s."id" = ANY ($1::uuid[])`) };

const markStatement = { name: "sessions-mark", text: `SELECT ${sessionsMarkOf("$1")} AS "mark"` };

/** To be read before what it is the mark of: then nothing that begins meanwhile is missed. */
export async function sessionsMark(userId: string): Promise<string> {
  const { rows } = await databasePool().query<{ mark: string }>({
    ...markStatement,
    values: [userId],
  });
  return rows[0]?.mark ?? "";
}

/** Pages ask this by themselves, so unlike `authenticate` it does not count as somebody being there. */
export async function standingOf(token: string | undefined): Promise<Standing | null> {
  if (!isToken(token)) return null;
  const { rows } = await databasePool().query<Standing>({ ...byToken, values: [digest(token)] });
  return rows[0] ?? null;
}

/** Of many sessions at once; those that have ended are left out. */
export async function standingsOf(sessionIds: string[]): Promise<Map<string, Standing>> {
  const { rows } = await databasePool().query<Standing>({ ...byId, values: [sessionIds] });
  return new Map(rows.map((row) => [row.sessionId, row]));
}
