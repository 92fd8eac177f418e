import { Prisma } from "@/lib/platform/database/generated/client";
import type { PolicyName, PolicyValues } from "@/lib/policies/catalogue";
import {
  expiryOf,
  givesWay,
  idleSecondsOf,
  lifeSecondsOf,
  lockedAt,
  locksSomebody,
  twoFactorDueAt,
  wrongOften,
} from "./conditions";

export type Change<Name extends PolicyName> = {
  before: PolicyValues[Name];
  after: PolicyValues[Name];
  /** Now, and the moment from which the last sign-ins are counted. */
  at: Date;
  since: Date;
};

export type Period = { from: Date; until: Date };

/** A part of those who come into question: of so many who come after somebody, whether it touches them. */
export type Among = (beyond: (id: Prisma.Sql) => Prisma.Sql, most: number) => Prisma.Sql;

export type Plan = {
  /** Of a person `u`: whether the change touches them. Null where nobody can be named beforehand. */
  touches: Prisma.Sql | null;
  /** The same of all who come into question, where these are not everybody. */
  among?: Among;
  /** Of the same: by when. Null where it is at once. */
  dueAt?: Prisma.Sql;
  /** Of a sign-in `e` of that time, and its person `u`: whether it would have gone differently. */
  signIns: ((period: Period) => Prisma.Sql) | null;
};

const { sql } = Prisma;

/** By whether it touches a session `s` that nobody has ended, among those who are signed in. */
const bySession = (touches: Prisma.Sql): Pick<Plan, "touches" | "among"> => ({
  touches: sql`EXISTS (
    SELECT FROM "session" s WHERE s."user_id" = u."id" AND s."ended_at" IS NULL AND ${touches})`,
  among: (beyond, most) => sql`
    SELECT s."user_id" AS "id", bool_or(${touches}) AS "touched" FROM "session" s
     WHERE s."ended_at" IS NULL AND ${beyond(sql`s."user_id"`)}
     GROUP BY s."user_id" ORDER BY s."user_id" LIMIT ${most}::int`,
});

/** How to find out, for every rule. */
export const previews: { [Name in PolicyName]: (change: Change<Name>) => Plan } = {
  requiredTwoFactor({ before, after }) {
    const touches = sql`u."two_factor_since" IS NULL
      AND ${twoFactorDueAt(before)} IS DISTINCT FROM ${twoFactorDueAt(after)}`;
    return { touches, dueAt: twoFactorDueAt(after), signIns: () => touches };
  },

  codeChannels({ before, after }) {
    const differs = (["email", "sms"] as const).filter((each) => before[each] !== after[each]);
    if (differs.length === 0) return { touches: null, signIns: null };
    const channels = differs.map((each) => each.toUpperCase());
    const taken = differs.filter((each) => !after[each]);
    const isOwner = sql`u."role" <> 'ADMIN' AND u."two_factor_since" IS NOT NULL`;
    return {
      touches: sql`${isOwner} AND EXISTS (
        SELECT FROM "code_channel" c
         WHERE c."user_id" = u."id" AND c."channel"::text = ANY(${channels}::text[]))`,
      among: (beyond, most) => sql`
        SELECT c."user_id" AS "id", bool_or(c."channel"::text = ANY(${channels}::text[])
                 AND (SELECT ${isOwner} FROM "user" u WHERE u."id" = c."user_id")) AS "touched"
          FROM "code_channel" c WHERE ${beyond(sql`c."user_id"`)}
         GROUP BY c."user_id" ORDER BY c."user_id" LIMIT ${most}::int`,
      signIns: taken.length > 0 ? () => givesWay(taken) : null,
    };
  },

  passwords({ before, after }) {
    // The others are about passwords that are still to be chosen, and nobody knows whose come next.
    if (before.expiryDays === after.expiryDays) return { touches: null, signIns: null };
    const [was, is] = [expiryOf(before), expiryOf(after)];
    return {
      touches: sql`${was} IS DISTINCT FROM ${is}`,
      dueAt: is,
      signIns: () => sql`coalesce(e."occurred_at" >= ${was}, false)
                      <> coalesce(e."occurred_at" >= ${is}, false)`,
    };
  },

  lockout({ before, after, since }) {
    const touches = sql`${locksSomebody(before, since)} <> ${locksSomebody(after, since)}`;
    return {
      touches,
      among: (beyond, most) => sql`
        SELECT u."id", ${touches} AS "touched"
          FROM (${wrongOften([before, after], since, { beyond })}
                 ORDER BY "id" LIMIT ${most}::int) u`,
      signIns: ({ from, until }) => {
        const since = new Date(from.getTime() - after.lockMinutes * 60_000);
        return sql`e."subject_id" IN (${wrongOften([after], since, { until })})
          AND ${lockedAt(after)} AND NOT ${lockedAt(before)}`;
      },
    };
  },

  sessions({ after, at }) {
    const life = lifeSecondsOf(after);
    const touches = sql`s."client" = 'WEB' AND s."expires_at" > ${at}::timestamptz
      AND s."last_active_at" + make_interval(secs => s."idle_seconds") > ${at}::timestamptz
      AND (s."created_at" + make_interval(secs => ${life}) <= ${at}::timestamptz
        OR s."last_active_at" + make_interval(secs => ${idleSecondsOf(after)}) <= ${at}::timestamptz)`;
    return {
      ...bySession(touches),
      signIns: () => sql`EXISTS (
        SELECT FROM "session" s
         WHERE s."id" = e."session_id" AND s."client" = 'WEB'
           AND s."last_active_at" > s."created_at" + make_interval(secs => ${life}))`,
    };
  },

  stepUp({ before, after, at }) {
    const isFresh = (minutes: number) =>
      sql`(s."authenticated_at" > ${at}::timestamptz - make_interval(secs => ${minutes * 60}::float8))`;
    const touches = sql`s."expires_at" > ${at}::timestamptz
      AND ${isFresh(before.minutes)} <> ${isFresh(after.minutes)}`;
    return { ...bySession(touches), signIns: null };
  },

  trustedDevices({ before, after, at }) {
    const until = (days: number) =>
      sql`d."trusted_at" + make_interval(secs => ${days * 86_400}::float8)`;
    const touches = sql`d."trusted_until" > ${at}::timestamptz
      AND ${until(before.days)} > ${at}::timestamptz AND ${until(after.days)} <= ${at}::timestamptz`;
    return {
      touches: sql`EXISTS (SELECT FROM "device" d WHERE d."user_id" = u."id" AND ${touches})`,
      among: (beyond, most) => sql`
        SELECT d."user_id" AS "id", bool_or(${touches}) AS "touched" FROM "device" d
         WHERE d."trusted_until" IS NOT NULL AND ${beyond(sql`d."user_id"`)}
         GROUP BY d."user_id" ORDER BY d."user_id" LIMIT ${most}::int`,
      signIns: () => sql`e."details"->'methods' = '["pwd"]'::jsonb
        AND u."two_factor_since" <= e."occurred_at" AND EXISTS (
          SELECT FROM "session" s JOIN "device" d ON d."id" = s."device_id"
           WHERE s."id" = e."session_id" AND ${until(after.days)} <= e."occurred_at")`,
    };
  },

  // It changes what admins do from then on; nobody knows for whom.
  secondAdmin: () => ({ touches: null, signIns: null }),
  // A recovery that waits keeps the day it was given.
  recovery: () => ({ touches: null, signIns: null }),

  // It touches rows of the log, and nobody's way in.
  auditLog: () => ({ touches: null, signIns: null }),
};
