import { databasePool } from "@/lib/platform/database";
import { LIVE_SESSION, SESSION_EXPIRES_AT } from "./live";

export type ListedSession = {
  id: string;
  client: "WEB" | "MOBILE";
  deviceId: string | null;
  /** What its owner calls the device. */
  deviceName: string | null;
  userAgent: string;
  country: string | null;
  city: string | null;
  address: string;
  /** As in RFC 8176, when it began. */
  methods: string[];
  /** The device stood for the second factor. */
  onTrustedDevice: boolean;
  /** What was unusual when it began, and how much so. */
  riskScore: number;
  riskReasons: string[];
  createdAt: Date;
  lastActiveAt: Date;
  expiresAt: Date;
  isCurrent: boolean;
};

/**
 * An account that had a second factor when a session began lets nobody in with the password alone,
 * unless the device was trusted: so that need not be kept apart.
 */
const ON_TRUSTED_DEVICE = `s."methods" = '{pwd}' AND coalesce(u."two_factor_since" <= s."created_at", false)`;

const statement = {
  name: "list-sessions",
  text: `
    SELECT s."id", s."client", s."device_id" AS "deviceId", d."name" AS "deviceName",
           s."user_agent" AS "userAgent", s."country", s."city", host(s."address") AS "address",
           s."methods", ${ON_TRUSTED_DEVICE} AS "onTrustedDevice",
           s."risk_score" AS "riskScore", s."risk_reasons" AS "riskReasons",
           s."created_at" AS "createdAt", s."last_active_at" AS "lastActiveAt", ${SESSION_EXPIRES_AT} AS "expiresAt",
           s."id" = $2 AS "isCurrent"
      FROM "session" s
      JOIN "user" u ON u."id" = s."user_id"
      LEFT JOIN "device" d ON d."id" = s."device_id"
     WHERE s."user_id" = $1 AND ${LIVE_SESSION}
     ORDER BY "isCurrent" DESC, s."last_active_at" DESC, s."id" DESC`,
};

/** Every session in which a person is signed in: the one that asks first, then by latest activity. */
export async function listSessions(asking: {
  userId: string;
  sessionId: string;
}): Promise<ListedSession[]> {
  const values = [asking.userId, asking.sessionId];
  const { rows } = await databasePool().query<ListedSession>({ ...statement, values });
  return rows;
}
