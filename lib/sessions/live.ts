import type { PolicyValues } from "@/lib/policies/catalogue";

/** Whole units of the policy's part as seconds; no number there leaves what the session began with. */
const part = (name: keyof PolicyValues["sessions"], unitSeconds: number): string => `
  (SELECT CASE jsonb_typeof(p."value"->'${name}')
          WHEN 'number' THEN greatest((p."value"->>'${name}')::float8, 1) * ${unitSeconds} END
     FROM "policy" p WHERE p."name" = 'sessions')`;

/** The policy is about browsers; a phone's session lives by its refresh tokens. */
const capOf = (plain: string, remembered: string): string => `
  CASE WHEN s."client" <> 'WEB' THEN NULL WHEN s."remembered" THEN ${remembered} ELSE ${plain} END`;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The time it was given when it began, or less where the rule has become shorter since. */
export const SESSION_EXPIRES_AT = `
  least(s."expires_at", s."created_at"
    + make_interval(secs => ${capOf(part("hours", HOUR), part("rememberedDays", DAY))}))`;

/** When it is over if nobody comes. */
export const SESSION_IDLE_AT = `
  s."last_active_at" + make_interval(secs => least(s."idle_seconds",
    ${capOf(part("idleMinutes", 60), part("rememberedIdleDays", DAY))}))`;

/** What makes a session live, where its table goes by `s`: the same in every list and every count. */
export const LIVE_SESSION = `s."ended_at" IS NULL AND s."expires_at" > now()
  AND ${SESSION_EXPIRES_AT} > now() AND ${SESSION_IDLE_AT} > now()`;
