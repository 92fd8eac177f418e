import { databasePool } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { type Conditions, conditionsOf, NAME_KEY } from "./conditions";
import { cursorAfter, kinds, type Order, type Place, placeOfCursor } from "./order";
import type { PeopleChoice } from "./schema";

export type FoundPerson = {
  id: string;
  name: string;
  email: string;
  role: "USER" | "ADMIN";
  createdAt: Date;
  emailVerifiedAt: Date | null;
  twoFactorSince: Date | null;
  lastSeenAt: Date | null;
  /** Null where the lock is over, too. */
  lockedUntil: Date | null;
  disabledAt: Date | null;
  eraseAt: Date | null;
  nameKey: string;
};

/** Exact up to `limits.peopleCounted`; beyond it, only that there are more. */
export type Count = { people: number; isMore: boolean };

export type PeoplePage = { people: FoundPerson[]; count: Count; nextCursor: string | null };

const columns = `
  u."id", u."name", u."email", u."role", u."created_at" AS "createdAt",
  u."email_verified_at" AS "emailVerifiedAt", u."two_factor_since" AS "twoFactorSince",
  u."last_seen_at" AS "lastSeenAt", u."disabled_at" AS "disabledAt", u."erase_at" AS "eraseAt",
  CASE WHEN u."locked_until" > now() THEN u."locked_until" END AS "lockedUntil",
  ${NAME_KEY} AS "nameKey"`;

export async function findPeople(choice: PeopleChoice, cursor?: string): Promise<PeoplePage> {
  const conditions = conditionsOf(choice);
  if (!conditions) return { people: [], count: { people: 0, isMore: false }, nextCursor: null };
  const order = choice.order ?? "newest";
  const count = await countPeople(conditions);
  const rows = await nextPeople(conditions, count, {
    order,
    place: placeOfCursor(cursor, order),
    most: limits.peoplePerPage + 1,
  });
  const people = rows.slice(0, limits.peoplePerPage);
  const last = people.at(-1);
  return {
    people,
    count,
    nextCursor: last && rows.length > people.length ? cursorAfter(order, last) : null,
  };
}

/** Statements here have no name: each is planned for what was typed, which decides how to find it. */
export async function countPeople({ sql, values }: Conditions): Promise<Count> {
  const { rows } = await databasePool().query<{ people: number }>(
    `SELECT count(*)::int AS "people" FROM
       (SELECT 1 FROM "user" u WHERE ${sql} LIMIT ${limits.peopleCounted + 1}) found`,
    values,
  );
  const people = rows[0]?.people ?? 0;
  return { people: Math.min(people, limits.peopleCounted), isMore: people > limits.peopleCounted };
}

type Part = { order: Order; place: Place | null; most: number };

/**
 * Few are found by what is asked, and then sorted. Of many, the next are near in the order, mostly; so
 * many are looked at there, and only where that is not enough all are found. The server's own guess
 * may walk a million rows for the last of ten.
 */
async function nextPeople(
  conditions: Conditions,
  { isMore }: Count,
  part: Part,
): Promise<FoundPerson[]> {
  const near = isMore ? await read(conditions, part, "near") : [];
  return near.length === part.most ? near : read(conditions, part, "all");
}

/** The next people in their order, however far it has to be walked: all of them are wanted in the end. */
export const walkPeople = (conditions: Conditions, part: Part): Promise<FoundPerson[]> =>
  read(conditions, part, "onwards");

async function read(
  { sql, values, period }: Conditions,
  { order, place, most }: Part,
  how: "near" | "all" | "onwards",
): Promise<FoundPerson[]> {
  const { sql: key, direction, value } = kinds[order];
  const isBeyond = direction === "ASC" ? ">" : "<";
  const from = `(${value(`$${values.length + 1}`)}, $${values.length + 2}::uuid)`;
  const inOrder = (by: string) => `ORDER BY ${by} ${direction}, u."id" ${direction}`;
  const after = (by: string) => (place ? `(${by}, u."id") ${isBeyond} ${from}` : "true");
  const texts = {
    near: `
      SELECT ${columns} FROM (
        SELECT *, ${key} AS "key" FROM "user" u
         WHERE ${after(key)} AND ${order === "seen" ? period : "true"}
         ${inOrder(key)} LIMIT ${limits.peopleLookedAt}) u
       WHERE ${sql} ${inOrder('u."key"')} LIMIT ${most}`,
    // The offset of nothing keeps the planner from walking the order after all.
    all: `
      WITH part AS (
        SELECT * FROM (SELECT u."id", ${key} AS "key" FROM "user" u WHERE ${sql} OFFSET 0) u
         WHERE ${after('u."key"')} ${inOrder('u."key"')} LIMIT ${most})
      SELECT ${columns} FROM part JOIN "user" u ON u."id" = part."id" ${inOrder('part."key"')}`,
    onwards: `
      SELECT ${columns} FROM "user" u WHERE ${sql} AND ${after(key)} ${inOrder(key)} LIMIT ${most}`,
  };
  const { rows } = await databasePool().query<FoundPerson>(
    texts[how],
    place ? [...values, place.key, place.id] : values,
  );
  return rows;
}
