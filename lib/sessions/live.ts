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

/**
 * SQL for a session whose table goes by `s`: until when it is, and whether it lives. Each has the time it
 * was given when it began, or less where the rule has become shorter since.
 */
function sessionSql(capped: (cap: (rule: string) => string) => string) {
  const expiresAt = `
    least(s."expires_at", s."created_at" + make_interval(secs => ${capped(lifeCap)}))`;
  const idleAt = `
    s."last_active_at" + make_interval(secs => least(s."idle_seconds", ${capped(idleCap)}))`;
  const live = `
    s."ended_at" IS NULL AND s."expires_at" > now() AND ${expiresAt} > now() AND ${idleAt} > now()`;
  return { expiresAt, idleAt, live };
}

/** For a statement that has the rule at hand already. */
export const sessionUnder = (rule: string) => sessionSql((cap) => cap(rule));

const everywhere = sessionSql(
  (cap) => `(SELECT ${cap('p."value"')} FROM "policy" p WHERE p."name" = 'sessions')`,
);

export const SESSION_EXPIRES_AT = everywhere.expiresAt;

/** When it is over if nobody comes. */
export const SESSION_IDLE_AT = everywhere.idleAt;

/** What makes a session live: the same in every list and every count. */
export const LIVE_SESSION = everywhere.live;
