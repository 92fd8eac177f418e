import { databasePool } from "@/lib/platform/database";
import type { Client, Theme } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { timeSessionCheck } from "@/lib/platform/metrics";
import { isToken } from "@/lib/platform/shapes";
import type { PolicyName } from "@/lib/policies/catalogue";
import { passwordDeadline } from "@/lib/policies/password-deadline";
import { policyFrom } from "@/lib/policies/read-policy";
import { twoFactorDeadline } from "@/lib/policies/two-factor-deadline";
import { expiryUnder, LIVE_AS_GIVEN } from "./live";

export type Authenticated = {
  sessionId: string;
  client: Client;
  /** Null where its owner has forgotten the device since. */
  deviceId: string | null;
  userId: string;
  email: string;
  name: string;
  role: "USER" | "ADMIN";
  /** How pages are to look and speak to them; without a time zone, as the browser has it. */
  language: string;
  timeZone: string | null;
  theme: Theme;
  /** Sealed. */
  contactPhone: Uint8Array<ArrayBuffer> | null;
  methods: string[];
  authenticatedAt: Date;
  factorProvedAt: Date | null;
  /** Since when the account has a second factor. */
  twoFactorSince: Date | null;
  /** From when on the account has to have one; null where it has, or where nobody asks it. */
  twoFactorDueAt: Date | null;
  /** The day on which the account is erased, where its owner has asked for that. */
  eraseAt: Date | null;
  /** From when on the password has to be another; null where nobody asks it. */
  passwordDueAt: Date | null;
  expiresAt: Date;
  /** When the token of a phone runs out; null for a browser's. */
  accessExpiresAt: Date | null;
  /** Kept when the browser closes. */
  remembered: boolean;
  /** How old a proof may be for a sensitive act. */
  proofMinutes: number;
  createdAt: Date;
};

type Row = Omit<Authenticated, "twoFactorDueAt" | "passwordDueAt" | "proofMinutes"> & {
  activityIsStale: boolean;
  lastSeenIsStale: boolean;
  /** By name; null where nobody has changed any. */
  rules: Partial<Record<PolicyName, unknown>> | null;
  startedAt: Date;
  activeAt: Date;
  passwordChangedAt: Date | null;
  hasPassword: boolean;
};

const readWithIt = (["requiredTwoFactor", "passwords", "stepUp", "sessions"] satisfies PolicyName[])
  .map((name) => `'${name}'`)
  .join(", ");

/** The one query that authenticates a request: the hottest of all, so it is plain SQL with a name. */
const statement = {
  name: "authenticate",
  text: `
    SELECT s."id" AS "sessionId", s."client", s."device_id" AS "deviceId", s."methods",
           s."authenticated_at" AS "authenticatedAt",
           s."factor_proved_at" AS "factorProvedAt", u."two_factor_since" AS "twoFactorSince",
           s."expires_at" AS "expiresAt", s."access_expires_at" AS "accessExpiresAt",
           s."remembered",
           s."last_active_at" < now() - interval '${limits.sessionActivityWriteSeconds} seconds'
             AS "activityIsStale",
           coalesce(u."last_seen_at" < now() - interval '${limits.lastSeenWriteMinutes} minutes', true)
             AS "lastSeenIsStale",
           s."created_at" AS "startedAt", s."last_active_at" AS "activeAt",
           (SELECT jsonb_object_agg(p."name", p."value") FROM "policy" p
             WHERE p."name" IN (${readWithIt})) AS "rules",
           u."password_changed_at" AS "passwordChangedAt",
           u."password_hash" IS NOT NULL AS "hasPassword",
           u."id" AS "userId", u."email", u."name", u."role", u."created_at" AS "createdAt",
           u."language", u."time_zone" AS "timeZone", u."theme",
           u."contact_phone" AS "contactPhone",
           u."erase_at" AS "eraseAt"
      FROM "session" s
      JOIN "user" u ON u."id" = s."user_id"
     WHERE s."token_digest" = $1
       AND s."client" = $2
       AND ${LIVE_AS_GIVEN}
       AND (s."access_expires_at" IS NULL OR s."access_expires_at" > now())
       AND u."disabled_at" IS NULL
       AND u."deleted_at" IS NULL`,
};

/** A token opens only where its kind belongs: a browser's in its cookie, a phone's as a bearer token. */
export async function authenticate(
  token: string,
  client: Client = "WEB",
): Promise<Authenticated | null> {
  if (!isToken(token)) return null;
  const values = [digest(token), client];
  const { rows } = await timeSessionCheck(() =>
    databasePool().query<Row>({ ...statement, values }),
  );
  const row = rows[0];
  if (!row) return null;
  const { activityIsStale, lastSeenIsStale, rules, startedAt, activeAt, ...rest } = row;
  const { passwordChangedAt, hasPassword, ...session } = rest;
  const expiresAt = rules?.sessions
    ? expiryUnder(policyFrom("sessions", rules.sessions), { ...session, startedAt, activeAt })
    : session.expiresAt;
  if (!expiresAt) return null;
  if (activityIsStale) await noteActivity(session.sessionId);
  if (lastSeenIsStale) await noteLastSeen(session.userId);
  const rule = policyFrom("requiredTwoFactor", rules?.requiredTwoFactor);
  const twoFactorDueAt = session.twoFactorSince ? null : twoFactorDeadline(rule, session);
  const passwordDueAt = passwordDeadline(policyFrom("passwords", rules?.passwords), {
    hasPassword,
    passwordChangedAt,
    createdAt: session.createdAt,
  });
  const { minutes: proofMinutes } = policyFrom("stepUp", rules?.stepUp);
  return { ...session, expiresAt, twoFactorDueAt, passwordDueAt, proofMinutes };
}

async function noteActivity(sessionId: string): Promise<void> {
  await databasePool().query({
    name: "note-activity",
    text: `UPDATE "session" SET "last_active_at" = now() WHERE "id" = $1`,
    values: [sessionId],
  });
}

/** Waits for nobody: whoever holds the person's row now lets the next request write it. */
async function noteLastSeen(userId: string): Promise<void> {
  await databasePool().query({
    name: "note-last-seen",
    text: `
      UPDATE "user" SET "last_seen_at" = now()
       WHERE "id" = (SELECT "id" FROM "user" WHERE "id" = $1 FOR NO KEY UPDATE SKIP LOCKED)`,
    values: [userId],
  });
}
