import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase, databasePool } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aPerson } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { conditionsOf } from "./conditions";
import { findPeople } from "./find-people";
import { type PeopleChoice, readPeopleChoice } from "./schema";
import { countStatement, nearStatement, type Statement, sortStatement } from "./statements";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PEOPLE = 50_000;

/** Many who are alike, and a few of each kind that is looked for. */
beforeAll(async () => {
  await asOwner(
    `insert into "user" (id, email, email_normalized, name, email_verified_at, two_factor_since,
                         last_seen_at, created_at, updated_at)
     select gen_random_uuid(), 'many' || i || '@filler.test', 'many' || i || '@filler.test',
            'Filler ' || i, now(), case when i % 2 = 0 then now() end,
            case when i % 10 > 0 then now() - i * interval '10 minutes' end,
            now() - i * interval '1 hour', now()
       from generate_series(1, $1::int) i`,
    [PEOPLE],
  );
  await asOwner(`analyze "user"`);
});
afterAll(closeDatabase);

const emails = async (choice: PeopleChoice, cursor?: string): Promise<string[]> =>
  (await findPeople(choice, cursor)).people.map(({ email }) => email);

const planOf = async ({ text, values }: Statement): Promise<string> => {
  const { rows } = await databasePool().query(`EXPLAIN ${text}`, values);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
};

test("people are found by any part of name and email, whatever its case and accents", async () => {
  await aPerson({ name: "Élodie Müller-Żak", email: "e.lodie@needle.example" });
  await aPerson({ name: "Жанна 李小明", email: "zh@needle.example" });
  for (const q of [
    "lodie",
    "ÉLODIE mull",
    "elodie zak",
    "e.lod",
    "NEEDLE elo",
    "é",
    "mü",
    "el mu",
  ]) {
    expect(await emails({ q }), q).toEqual(["e.lodie@needle.example"]);
  }
  for (const q of ["жанн", "ЖАННА", "小明", "zh needle", "ж"]) {
    expect(await emails({ q }), q).toEqual(["zh@needle.example"]);
  }
  expect(await emails({ q: "elodie жанна" })).toEqual([]);
});

test("no sign stands for any other, and none of them breaks a search", async () => {
  await aPerson({ name: "100% Ann_Lee", email: "signs@wild.example" });
  await aPerson({ name: "100x AnnxLee", email: "letters@wild.example" });
  expect(await emails({ q: "100%" })).toEqual(["signs@wild.example"]);
  expect(await emails({ q: "ann_lee" })).toEqual(["signs@wild.example"]);
  for (const q of [
    "%",
    "_",
    "%%%",
    "\\",
    "~",
    "@",
    "' or 1=1 --",
    "wild\\",
    "$1",
    "wild%example",
  ]) {
    expect(await emails({ q }), q).toEqual([]);
  }
});

test("what an address may ask is read without complaint, and without what cannot be asked", () => {
  const given = {
    q: "  a\u0000b\u202e ",
    role: "root",
    status: "constructor",
    mfa: "on",
    order: "password_hash",
  };
  expect(readPeopleChoice(given)).toEqual({ q: "a b", mfa: "on" });
  expect(readPeopleChoice({ q: "\u0000" })).toEqual({});
  expect(readPeopleChoice({ q: "x".repeat(5000) }).q).toHaveLength(limits.searchCharacters);
});

test("each filter finds its own, and several at once those that are all of it", async () => {
  const day = 24 * 3600 * 1000;
  const ago = (days: number) => new Date(Date.now() - days * day);
  const make = (who: string, change: Parameters<typeof aPerson>[0]) =>
    aPerson({ name: "Filtered", email: `${who}@filters.example`, ...change });
  await make("admin", { role: "ADMIN", twoFactorSince: ago(1), lastSeenAt: ago(0.5) });
  await make("unverified", { emailVerifiedAt: null, lastSeenAt: null });
  await make("disabled", { disabledAt: ago(1), emailVerifiedAt: null, lastSeenAt: ago(100) });
  await make("deleting", { eraseAt: ago(-10), lastSeenAt: ago(20) });
  await make("locked", { lockedUntil: ago(-0.01), lastSeenAt: ago(5) });
  await make("freed", { lockedUntil: ago(0.01), lastSeenAt: ago(40) });
  const found = async (choice: PeopleChoice) =>
    (await emails({ ...choice, q: "filters.example", order: "name" })).map(
      (email) => email.split("@")[0],
    );
  expect(await found({ role: "admin" })).toEqual(["admin"]);
  expect(await found({ status: "active" })).toEqual(["admin", "freed", "locked"]);
  expect(await found({ status: "not_verified" })).toEqual(["disabled", "unverified"]);
  expect(await found({ status: "disabled" })).toEqual(["disabled"]);
  expect(await found({ status: "deleting" })).toEqual(["deleting"]);
  expect(await found({ mfa: "on" })).toEqual(["admin"]);
  expect(await found({ lock: "locked" })).toEqual(["locked"]);
  expect(await found({ seen: "day" })).toEqual(["admin"]);
  expect(await found({ seen: "week" })).toEqual(["admin", "locked"]);
  expect(await found({ seen: "month" })).toEqual(["admin", "deleting", "locked"]);
  expect(await found({ seen: "long_ago" })).toEqual(["disabled"]);
  expect(await found({ seen: "never" })).toEqual(["unverified"]);
  expect(await found({ status: "not_verified", seen: "long_ago" })).toEqual(["disabled"]);
  expect(await emails({ q: "filters.example", order: "seen" })).toEqual(
    ["admin", "locked", "deleting", "freed", "disabled", "unverified"].map(
      (who) => `${who}@filters.example`,
    ),
  );
});

test.each([
  [{}, PEOPLE / 10],
  [{ q: "filler.test" }, PEOPLE / 10],
  [{ q: "many499" }, 111],
  [{ seen: "never", q: "filler" }, PEOPLE / 10],
] as [PeopleChoice, number][])(
  "pages of %j miss nobody and tell nobody twice",
  async (choice, enough) => {
    for (const order of ["newest", "oldest", "name", "seen"] as const) {
      const seen = new Set<string>();
      let told = 0;
      for (let cursor: string | undefined; told < 400; ) {
        const page = await findPeople({ ...choice, order }, cursor);
        for (const { id } of page.people) seen.add(id);
        told += page.people.length;
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      expect(seen.size, order).toBe(told);
      expect(told, order).toBe(Math.min(enough, 400));
    }
  },
);

test("a cursor that is none of ours, or of another order, begins at the first page", async () => {
  const first = await findPeople({});
  const texts = [
    "null",
    "[]",
    '["newest",1e999,"x"]',
    '["newest",-1,"y"]',
    '["name","\\u0000","z"]',
  ];
  const forged = texts.map((text) => Buffer.from(text).toString("base64url"));
  for (const cursor of ["", "x", "\u0000", "%", ...forged]) {
    expect(await emails({}, cursor)).toEqual(first.people.map(({ email }) => email));
  }
  const byName = await emails({ order: "name" });
  expect(await emails({ order: "name" }, first.nextCursor ?? "")).toEqual(byName);
});

test("people are counted exactly up to a bound, and then told to be more", async () => {
  expect((await findPeople({ q: "many4999" })).count).toEqual({ people: 11, isMore: false });
  const bound = { people: limits.peopleCounted, isMore: true };
  expect((await findPeople({ q: "filler" })).count).toEqual(bound);
  expect((await findPeople({})).count).toEqual(bound);
});

test("too many found by words are not sorted, and the page says so", async () => {
  const newest = await findPeople({ q: "filler" });
  const { isInOrder, people, nextCursor } = await findPeople({ q: "filler", order: "name" });
  expect({ isInOrder, people }).toEqual({ isInOrder: false, people: newest.people });
  const next = await findPeople({ q: "filler", order: "name" }, nextCursor ?? "");
  expect(next.people).toEqual((await findPeople({ q: "filler" }, newest.nextCursor ?? "")).people);
  expect((await findPeople({ q: "many499", order: "name" })).isInOrder).toBe(true);
});

test("nothing that is looked for reads the whole table", async () => {
  const searches: PeopleChoice[] = ["needle", "many4999", "жанна", "elodie mull"].map((q) => ({
    q,
  }));
  const filters: PeopleChoice[] = [
    { role: "admin" },
    { status: "not_verified" },
    { status: "disabled" },
    { status: "deleting" },
    { lock: "locked" },
    { seen: "day" },
  ];
  for (const choice of [...searches, ...filters]) {
    const conditions = conditionsOf(choice);
    if (!conditions) throw new Error("Nobody can be found by this.");
    for (const order of ["newest", "name", "seen"] as const) {
      const part = { order, place: null, most: limits.peoplePerPage };
      for (const statement of [countStatement(conditions), sortStatement(conditions, part)]) {
        const plan = await planOf(statement);
        expect(plan, JSON.stringify(choice)).not.toContain("Seq Scan");
        if (choice.q) expect(plan).toContain("user_searched_idx");
      }
    }
  }
  const everybody = conditionsOf({});
  if (!everybody) throw new Error("Nobody can be found by nothing.");
  for (const order of ["newest", "oldest", "name", "seen"] as const) {
    const part = { order, place: null, most: limits.peoplePerPage };
    const plan = await planOf(nearStatement(everybody, part));
    expect(plan, order).not.toContain("Seq Scan");
  }
});
