import { databasePool } from "@/lib/platform/database";
import { LIVE_SESSION } from "@/lib/sessions/live";
import { TRUSTED_UNTIL } from "./trusted";

export type ListedDevice = {
  id: string;
  /** What its owner calls it. */
  name: string | null;
  userAgent: string;
  /** What signed in on it. */
  client: "WEB" | "MOBILE";
  /** Where it was last seen. */
  country: string | null;
  city: string | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Null for a device that is asked for a code. */
  trustedUntil: Date | null;
  /** How many live ones run on it. */
  sessions: number;
  isCurrent: boolean;
};

const SIGNED_IN_AS_PHONE = `EXISTS (
  SELECT 1 FROM "session" any_of_it
   WHERE any_of_it."device_id" = d."id" AND any_of_it."client" = 'MOBILE')`;

const statement = {
  name: "list-devices",
  text: `
    SELECT d."id", d."name", d."user_agent" AS "userAgent", d."country", d."city",
           CASE WHEN ${SIGNED_IN_AS_PHONE} THEN 'MOBILE' ELSE 'WEB' END AS "client",
           d."first_seen_at" AS "firstSeenAt", d."last_seen_at" AS "lastSeenAt",
           CASE WHEN ${TRUSTED_UNTIL} > now() THEN ${TRUSTED_UNTIL} END AS "trustedUntil",
           count(s."id")::int AS "sessions", coalesce(bool_or(s."id" = $2), false) AS "isCurrent"
      FROM "device" d
      LEFT JOIN "session" s ON s."device_id" = d."id" AND ${LIVE_SESSION}
     WHERE d."user_id" = $1
     GROUP BY d."id"
     ORDER BY "isCurrent" DESC, d."last_seen_at" DESC, d."id" DESC`,
};

/** A person's devices: the one of the session that asks first, then by when they were last seen. */
export async function listDevices(asking: {
  userId: string;
  sessionId: string;
}): Promise<ListedDevice[]> {
  const values = [asking.userId, asking.sessionId];
  const { rows } = await databasePool().query<ListedDevice>({ ...statement, values });
  return rows;
}
