import { now } from "@/lib/platform/clock";
import type { Client } from "@/lib/platform/database/generated/client";
import type { PolicyValues } from "@/lib/policies/catalogue";

const HOUR = 3600;
const DAY = 24 * HOUR;

type Part = keyof PolicyValues["sessions"];

/** Where no number stands, it is what the session began with. */
const secondsOf = (rule: string, part: Part, unit: number): string => `
  CASE jsonb_typeof(${rule}->'${part}')
  WHEN 'number' THEN greatest((${rule}->>'${part}')::float8, 1) * ${unit} END`;

/** The rule is about browsers; a phone's session lives by its refresh tokens. */
const capOf = (rule: string, plain: [Part, number], kept: [Part, number]): string => `
  CASE WHEN s."client" <> 'WEB' THEN NULL
       WHEN s."remembered" THEN ${secondsOf(rule, ...kept)} ELSE ${secondsOf(rule, ...plain)} END`;

const lifeCap = (rule: string) => capOf(rule, ["hours", HOUR], ["rememberedDays", DAY]);
const idleCap = (rule: string) => capOf(rule, ["idleMinutes", 60], ["rememberedIdleDays", DAY]);

const capped = (cap: (rule: string) => string): string =>
  `(SELECT ${cap('p."value"')} FROM "policy" p WHERE p."name" = 'sessions')`;

/**
 * For a session whose table goes by `s`: until when it is. It has the time it was given when it began, or
 * less where the rule has become shorter since.
 */
export const SESSION_EXPIRES_AT = `
  least(s."expires_at", s."created_at" + make_interval(secs => ${capped(lifeCap)}))`;

/** When it is over if nobody comes. */
export const SESSION_IDLE_AT = `
  s."last_active_at" + make_interval(secs => least(s."idle_seconds", ${capped(idleCap)}))`;

/** It lives by what it was given when it began. */
export const LIVE_AS_GIVEN = `s."ended_at" IS NULL AND s."expires_at" > now()
  AND s."last_active_at" + make_interval(secs => s."idle_seconds") > now()`;

/** What makes a session live: the same in every list and every count. */
export const LIVE_SESSION = `
  ${LIVE_AS_GIVEN} AND ${SESSION_EXPIRES_AT} > now() AND ${SESSION_IDLE_AT} > now()`;

type Given = {
  client: Client;
  remembered: boolean;
  expiresAt: Date;
  startedAt: Date;
  activeAt: Date;
};

/**
 * The same of one that lives as it was given, for the hottest statement, which reads the rule anyway: in
 * SQL this costs more than the look-up. Null where it is over.
 */
export function expiryUnder(rule: PolicyValues["sessions"], session: Given): Date | null {
  const { client, remembered, expiresAt, startedAt, activeAt } = session;
  if (client !== "WEB") return expiresAt;
  const { rememberedDays, rememberedIdleDays, hours, idleMinutes } = rule;
  const life = remembered ? rememberedDays * DAY : hours * HOUR;
  const idle = remembered ? rememberedIdleDays * DAY : idleMinutes * 60;
  const at = now().getTime();
  const endsAt = Math.min(expiresAt.getTime(), startedAt.getTime() + life * 1000);
  return endsAt > at && activeAt.getTime() + idle * 1000 > at ? new Date(endsAt) : null;
}
