import { limits } from "@/lib/platform/limits";
import { type Conditions, NAME_KEY } from "./conditions";
import { kinds, type Order, type Place } from "./order";

export type Statement = { text: string; values: unknown[] };

export type Part = { order: Order; place: Place | null; most: number };

const columns = `
  u."id", u."name", u."email", u."role", u."created_at" AS "createdAt",
  u."email_verified_at" AS "emailVerifiedAt", u."two_factor_since" AS "twoFactorSince",
  u."last_seen_at" AS "lastSeenAt", u."disabled_at" AS "disabledAt", u."erase_at" AS "eraseAt",
  CASE WHEN u."locked_until" > now() THEN u."locked_until" END AS "lockedUntil",
  ${NAME_KEY} AS "nameKey"`;

/** An offset of nothing is a fence: what is within is planned by itself, and not for a few rows of it. */
const FENCE = "OFFSET 0";

const found = ({ search, filter }: Conditions): string => `${search} AND ${filter}`;

/** It ends where the number is more than is told, which is soon where many are. */
export function countStatement(conditions: Conditions): Statement {
  const text = `
    SELECT count(*)::int AS "people" FROM (
      SELECT 1 FROM (SELECT 1 FROM "user" u WHERE ${found(conditions)} ${FENCE}) one
       LIMIT ${limits.peopleCounted + 1}) counted`;
  return { text, values: conditions.values };
}

/** The same of the newest people alone: of many who fit, enough are among them. */
export function countNewestStatement({ filter, values }: Conditions): Statement {
  const text = `
    SELECT count(*)::int AS "people" FROM (
      SELECT 1 FROM (
        SELECT * FROM "user" u ORDER BY u."created_at" DESC, u."id" DESC
         LIMIT ${limits.peopleCountedAmong}) u
       WHERE ${filter} LIMIT ${limits.peopleCounted + 1}) counted`;
  return { text, values };
}

/** Whoever is found not far from the place in their order. */
export function nearStatement(conditions: Conditions, part: Part): Statement {
  const { key, after, inOrder, values } = walked(conditions, part);
  const period = part.order === "seen" ? conditions.period : "true";
  const text = `
    SELECT ${columns} FROM (
      SELECT *, ${key} AS "key" FROM "user" u
       WHERE ${after(key)} AND ${period} ${inOrder(key)} LIMIT ${limits.peopleNear}) u
     WHERE ${found(conditions)} ${inOrder('u."key"')} LIMIT ${part.most}`;
  return { text, values };
}

/** All are found first, and then put in order. */
export function sortStatement(conditions: Conditions, part: Part): Statement {
  const { key, after, inOrder, values } = walked(conditions, part);
  const text = `
    WITH part AS (
      SELECT * FROM
        (SELECT u."id", ${key} AS "key" FROM "user" u WHERE ${found(conditions)} ${FENCE}) u
       WHERE ${after('u."key"')} ${inOrder('u."key"')} LIMIT ${part.most})
    SELECT ${columns} FROM part JOIN "user" u ON u."id" = part."id" ${inOrder('part."key"')}`;
  return { text, values };
}

export function walkStatement(conditions: Conditions, part: Part): Statement {
  const { key, after, inOrder, values } = walked(conditions, part);
  const text = `
    SELECT ${columns} FROM "user" u
     WHERE ${found(conditions)} AND ${after(key)} ${inOrder(key)} LIMIT ${part.most}`;
  return { text, values };
}

function walked({ values }: Conditions, { order, place }: Part) {
  const { sql: key, direction, value } = kinds[order];
  const isBeyond = direction === "ASC" ? ">" : "<";
  const from = `(${value(`$${values.length + 1}`)}, $${values.length + 2}::uuid)`;
  return {
    key,
    after: (by: string) => (place ? `(${by}, u."id") ${isBeyond} ${from}` : "true"),
    inOrder: (by: string) => `ORDER BY ${by} ${direction}, u."id" ${direction}`,
    values: place ? [...values, place.key, place.id] : values,
  };
}
