import { databasePool } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { type Conditions, conditionsOf } from "./conditions";
import { cursorAfter, placeOfCursor } from "./order";
import type { PeopleChoice } from "./schema";
import {
  countNewestStatement,
  countStatement,
  nearStatement,
  type Part,
  type Statement,
  sortStatement,
  walkStatement,
} from "./statements";

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

export type PeoplePage = {
  people: FoundPerson[];
  count: Count;
  /** False where there were too many to bring into the order that was asked for: the newest come first. */
  isInOrder: boolean;
  nextCursor: string | null;
};

export async function findPeople(choice: PeopleChoice, cursor?: string): Promise<PeoplePage> {
  const conditions = conditionsOf(choice);
  if (!conditions) return { people: [], count: NOBODY, isInOrder: true, nextCursor: null };
  const asked = choice.order ?? "newest";
  const count = await countPeople(conditions);
  const order = mayTakeLong(choice, count) ? "newest" : asked;
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
    isInOrder: order === asked,
    nextCursor: last && rows.length > people.length ? cursorAfter(order, last) : null,
  };
}

const NOBODY: Count = { people: 0, isMore: false };

/** Of many who are found by words, all would have to be found to say whose name, or visit, comes first. */
const mayTakeLong = ({ q, order }: PeopleChoice, { isMore }: Count): boolean =>
  isMore && q !== undefined && (order === "name" || order === "seen");

/** Finding half a million by an index, only to say that they are many, takes longer than a look. */
async function countPeople(conditions: Conditions): Promise<Count> {
  const newest = conditions.isWide ? await countBy(countNewestStatement(conditions)) : null;
  return newest?.isMore ? newest : countBy(countStatement(conditions));
}

async function countBy(statement: Statement): Promise<Count> {
  const [row] = await ask<{ people: number }>(statement);
  const people = row?.people ?? 0;
  return { people: Math.min(people, limits.peopleCounted), isMore: people > limits.peopleCounted };
}

/**
 * Few are found by what is asked, and then sorted. Of many, the next are near in the order, mostly; so
 * some are looked at there, and only where that is not enough all are found. The server's own guess
 * may walk a million rows for the last of ten.
 */
async function nextPeople(
  conditions: Conditions,
  { isMore }: Count,
  part: Part,
): Promise<FoundPerson[]> {
  const near = isMore ? await ask<FoundPerson>(nearStatement(conditions, part)) : [];
  return near.length === part.most ? near : ask(sortStatement(conditions, part));
}

/** The next people in their order, however far it has to be walked: all of them are wanted in the end. */
export const walkPeople = (conditions: Conditions, part: Part): Promise<FoundPerson[]> =>
  ask(walkStatement(conditions, part));

/** Without a name: each is planned for what was typed, which decides how it is found. */
const ask = async <Row extends object>({ text, values }: Statement): Promise<Row[]> =>
  (await databasePool().query<Row>(text, values)).rows;
