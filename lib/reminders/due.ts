import type { Transaction } from "@/lib/platform/database";
import { Prisma } from "@/lib/platform/database/generated/client";
import type { Role } from "@/lib/platform/database/generated/enums";
import { limits } from "@/lib/platform/limits";
import type { PolicyValues } from "@/lib/policies/catalogue";
import { readPolicy } from "@/lib/policies/read-policy";
import { twoFactorDeadline } from "@/lib/policies/two-factor-deadline";

/** The one next thing a person should do, the most pressing first: who cannot come in does nothing else. */
export const reminderReasons = [
  "password_barred",
  "password_expired",
  "two_factor",
  "backup_codes",
] as const;

export type ReminderReason = (typeof reminderReasons)[number];

export type DuePerson = {
  id: string;
  name: string;
  email: string;
  role: Role;
  reason: ReminderReason;
  /** From when on two-factor is asked of them, where that is still ahead. */
  dueAt: Date | null;
};

export type DuePeople = {
  people: DuePerson[];
  /** All of them, counted to one more than `remindersCounted` at most. */
  count: number;
};

type Row = Omit<DuePerson, "dueAt"> & { createdAt: Date; count: number };
type Options = { at: Date; personId?: string };

const DAY_MS = 24 * 3600 * 1000;

/**
 * Who has something to do and was not reminded lately: the first few, and how many they are. Each part
 * is found by an index of its own and read no further than is counted; all are people who can be
 * reached, and who mean to stay. Of one person, whether they are among them.
 */
export async function findDue(tx: Transaction, { at, personId }: Options): Promise<DuePeople> {
  const rule = await readPolicy(tx, "requiredTwoFactor");
  const passwords = await readPolicy(tx, "passwords");
  const parts = partsFor({ rule, passwords }, at).map(({ reason, where, order }) => {
    const urgency = reminderReasons.indexOf(reason);
    return Prisma.sql`
      (SELECT "id", ${urgency}::int AS "urgency" FROM "user"
        WHERE ${where} AND ${mayBeReminded(at)} ${only(personId)}
        ORDER BY ${Prisma.raw(order)} LIMIT ${limits.remindersCounted + 1})`;
  });
  const rows = await tx.$queryRaw<Row[]>`
    WITH due AS (
      SELECT "id", min("urgency") AS "urgency"
        FROM (${Prisma.join(parts, " UNION ALL ")}) d GROUP BY "id"
    )
    SELECT u."id", u."name", u."email", u."role"::text AS "role", u."created_at" AS "createdAt",
           (${[...reminderReasons]}::text[])[d."urgency" + 1] AS "reason",
           (SELECT count(*)::int FROM due) AS "count"
      FROM due d JOIN "user" u USING ("id")
     ORDER BY d."urgency", u."role" DESC, u."id" LIMIT ${limits.remindersShown}`;
  return {
    people: rows.map(({ count, createdAt, ...person }) => {
      const deadline = twoFactorDeadline(rule, { role: person.role, createdAt });
      const isAhead = person.reason === "two_factor" && deadline !== null && deadline > at;
      return { ...person, dueAt: isAhead ? deadline : null };
    }),
    count: rows[0]?.count ?? 0,
  };
}

type Rules = {
  rule: PolicyValues["requiredTwoFactor"];
  passwords: PolicyValues["passwords"];
};

type Part = { reason: ReminderReason; where: Prisma.Sql; order: string };

function partsFor({ rule, passwords }: Rules, at: Date): Part[] {
  const parts: Part[] = [
    {
      reason: "password_barred",
      where: Prisma.sql`"password_barred_at" IS NOT NULL`,
      order: `"password_barred_at"`,
    },
    // An admin's pages want it of every admin, also where no rule does.
    {
      reason: "two_factor",
      where: Prisma.sql`"two_factor_since" IS NULL AND "role" = 'ADMIN'`,
      order: `"created_at"`,
    },
    {
      reason: "backup_codes",
      where: Prisma.sql`"two_factor_since" IS NOT NULL
                    AND "backup_codes_left" <= ${limits.backupCodesLow}`,
      order: `"backup_codes_left"`,
    },
  ];
  const since = sinceWhenDueSoon(rule, at);
  if (since) {
    parts.push({
      reason: "two_factor",
      where: Prisma.sql`"two_factor_since" IS NULL AND "role" = 'USER'
                    AND "created_at" <= ${since.toISOString()}::timestamptz`,
      order: `"created_at"`,
    });
  }
  const { expiryDays } = passwords;
  if (expiryDays !== null) {
    const oldest = new Date(at.getTime() - expiryDays * DAY_MS).toISOString();
    for (const changed of ["password_changed_at", "created_at"]) {
      const never = changed === "created_at" ? `"password_changed_at" IS NULL AND` : "";
      parts.push({
        reason: "password_expired",
        where: Prisma.sql`"password_hash" IS NOT NULL AND ${Prisma.raw(`${never} "${changed}"`)}
                      <= ${oldest}::timestamptz`,
        order: `"${changed}"`,
      });
    }
  }
  return parts;
}

/**
 * Whoever was here by then has to have two-factor within days, or should have it already; null while
 * nobody has. The same as `twoFactorDeadline`, turned round so that an index can answer it.
 */
function sinceWhenDueSoon(rule: Rules["rule"], at: Date): Date | null {
  const soon = new Date(at.getTime() + limits.twoFactorSoonDays * DAY_MS);
  const latest = new Date(soon.getTime() - rule.graceDays * DAY_MS);
  const someone = twoFactorDeadline(rule, { role: "USER", createdAt: new Date(0) });
  return someone !== null && someone <= soon ? latest : null;
}

const mayBeReminded = (at: Date) => Prisma.sql`
  "email_verified_at" IS NOT NULL AND "disabled_at" IS NULL AND "deleted_at" IS NULL
  AND "deletion_asked_at" IS NULL
  AND ("reminded_at" IS NULL OR "reminded_at" <= ${remindableBefore(at).toISOString()}::timestamptz)`;

/** Who was reminded after this hears nothing more for now. */
export const remindableBefore = (at: Date): Date =>
  new Date(at.getTime() - limits.reminderDays * DAY_MS);

const only = (personId: string | undefined) =>
  personId === undefined ? Prisma.empty : Prisma.sql`AND "id" = ${personId}::uuid`;
