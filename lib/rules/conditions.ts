import { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { PolicyValues } from "@/lib/policies/catalogue";

const { sql } = Prisma;

const seconds = (count: number) => sql`make_interval(secs => ${count}::float8)`;

/** In SQL what `twoFactorDeadline` says of one person; a test keeps the two alike. */
export function twoFactorDueAt(rule: PolicyValues["requiredTwoFactor"]): Prisma.Sql {
  const { who, from, graceDays, since } = rule;
  const grace = seconds(graceDays * 86_400);
  const everyone =
    who === "everyone"
      ? sql`greatest(greatest(u."created_at", ${since}::timestamptz) + ${grace}, ${from}::timestamptz)`
      : sql`NULL::timestamptz`;
  const admins = who === "nobody" ? sql`NULL::timestamptz` : sql`to_timestamp(0)`;
  return sql`CASE WHEN u."role" = 'ADMIN' THEN ${admins} ELSE ${everyone} END`;
}

/** The same of `passwordDeadline`. */
export const expiryOf = ({ expiryDays }: PolicyValues["passwords"]): Prisma.Sql =>
  expiryDays === null
    ? sql`NULL::timestamptz`
    : sql`CASE WHEN u."password_hash" IS NOT NULL
            THEN coalesce(u."password_changed_at", u."created_at") + ${seconds(expiryDays * 86_400)} END`;

/** A session `s` of a browser. */
export const lifeSecondsOf = (rule: PolicyValues["sessions"]): Prisma.Sql =>
  sql`CASE WHEN s."remembered" THEN ${rule.rememberedDays * 86_400}::float8
           ELSE ${rule.hours * 3_600}::float8 END`;

export const idleSecondsOf = (rule: PolicyValues["sessions"]): Prisma.Sql =>
  sql`CASE WHEN s."remembered" THEN ${rule.rememberedIdleDays * 86_400}::float8
           ELSE ${rule.idleMinutes * 60}::float8 END`;

/** A sign-in `e` that was finished with a code sent one of these ways. */
export const givesWay = (methods: ("email" | "sms")[]): Prisma.Sql =>
  sql`u."two_factor_since" <= e."occurred_at"
    AND jsonb_exists_any(e."details"->'methods', ARRAY['otp', 'sms']) AND EXISTS (
      SELECT FROM "audit_event" c
       WHERE c."subject_id" = u."id" AND c."type" = 'two_factor.code_sent'
         AND c."details"->>'method' = ANY(${methods}::text[])
         AND c."occurred_at" BETWEEN e."occurred_at" - ${seconds(limits.codeMinutes * 60)}
                                 AND e."occurred_at")`;

/** An event that is one, as its index has it (migration `quick_previews`). */
const isWrongPassword = (event: Prisma.Sql): Prisma.Sql =>
  sql`${event}."type" IN ('sign_in.failed', 'step_up.failed') AND ${event}."details"->>'method' = 'password'`;

/** A wrong password `f` that reaches the number, counted since the right one before it. */
const locks = ({ failures, windowMinutes }: PolicyValues["lockout"]): Prisma.Sql =>
  sql`(SELECT count(*) FROM "audit_event" g
        WHERE g."subject_id" = f."subject_id" AND ${isWrongPassword(sql`g`)}
          AND g."occurred_at" BETWEEN f."occurred_at" - ${seconds(windowMinutes * 60)}
                                  AND f."occurred_at"
          AND NOT EXISTS (
            SELECT FROM "audit_event" k
             WHERE k."subject_id" = f."subject_id" AND k."type" = 'sign_in.succeeded'
               AND k."occurred_at" BETWEEN g."occurred_at" AND f."occurred_at")
      ) >= ${failures}::int`;

type Often = {
  until?: Date;
  /** Further on in the order of ids than somebody. */
  beyond?: (id: Prisma.Sql) => Prisma.Sql;
};

/** Whoever was wrong so often in all that time that one of these rules could have locked them in it. */
export function wrongOften(
  rules: PolicyValues["lockout"][],
  since: Date,
  { until, beyond }: Often = {},
): Prisma.Sql {
  const before = Math.max(...rules.map((rule) => rule.windowMinutes)) * 60;
  return sql`
    SELECT f."subject_id" AS "id" FROM "audit_event" f
     WHERE ${isWrongPassword(sql`f`)} AND f."subject_id" IS NOT NULL
       AND f."occurred_at" > ${since}::timestamptz - ${seconds(before)}
       AND ${until ? sql`f."occurred_at" <= ${until}::timestamptz` : sql`true`}
       AND ${beyond ? beyond(sql`f."subject_id"`) : sql`true`}
     GROUP BY f."subject_id"
    HAVING count(*) >= ${Math.min(...rules.map(({ failures }) => failures))}::int`;
}

/** Of a person `u`: whether their wrong passwords since then would have locked them. */
export const locksSomebody = (rule: PolicyValues["lockout"], since: Date): Prisma.Sql =>
  sql`EXISTS (
    SELECT FROM "audit_event" f
     WHERE f."subject_id" = u."id" AND ${isWrongPassword(sql`f`)}
       AND f."occurred_at" > ${since}::timestamptz AND ${locks(rule)})`;

/** Of a sign-in `e`: whether it would have found its account locked. */
export const lockedAt = (rule: PolicyValues["lockout"]): Prisma.Sql =>
  sql`EXISTS (
    SELECT FROM "audit_event" f
     WHERE f."subject_id" = e."subject_id" AND ${isWrongPassword(sql`f`)}
       AND f."occurred_at" BETWEEN e."occurred_at" - ${seconds(rule.lockMinutes * 60)}
                               AND e."occurred_at"
       AND ${locks(rule)})`;
