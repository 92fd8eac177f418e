import { beforeEach, expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { changePolicy } from "@/lib/policies/change-policy";
import { readPolicy } from "@/lib/policies/read-policy";
import { requiredTwoFactorSchema } from "@/lib/policies/schema";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { aContext, aPerson, aSession, stale, withTwoFactor } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { changeRule } from "./change-rule";
import { readRules } from "./read-rules";
import { ruleHistory } from "./rule-history";
import { ruleChangeSchema, ruleForms, typedOf } from "./schema";

const db = database();
const why = "the audit asks for it";

beforeEach(() => asOwner(`DELETE FROM "policy"`));

const anAdmin = async () => (await withTwoFactor(await aPerson({ role: "ADMIN" }))).session;

const contextOf = ({ sessionId: id, userId }: Authenticated) =>
  aContext({ session: { id, userId } });

const stepUp = async () => {
  const rule = (await readRules(db)).find(({ name }) => name === "stepUp");
  if (!rule) throw new Error("There is no such rule.");
  return rule;
};

const change = (session: Authenticated, minutes: number, version: string, reason = why) =>
  changeRule(
    db,
    session,
    { rule: "stepUp", choice: { minutes }, version, reason },
    contextOf(session),
  );

test("an admin's change holds, and its history says who, why, and what was before", async () => {
  const admin = await anAdmin();
  expect((await stepUp()).changed).toBeNull();
  expect(await change(admin, 5, (await stepUp()).version)).toEqual({ ok: true });
  expect(await readPolicy(db, "stepUp")).toEqual({ minutes: 5 });
  expect(await stepUp()).toMatchObject({ changed: { by: "Robin Moore" }, value: { minutes: 5 } });
  expect((await ruleHistory(db, "stepUp"))[0]).toMatchObject({
    by: { id: admin.userId, name: "Robin Moore" },
    reason: why,
    before: { minutes: 10 },
    after: { minutes: 5 },
  });
  expect(await ruleHistory(db, "trustedDevices")).toEqual([]);
});

test("nobody else changes a rule, and an admin only with a fresh proof", async () => {
  const { version } = await stepUp();
  const member = await aSession(await aPerson());
  const withoutFactor = await aSession(await aPerson({ role: "ADMIN" }));
  expect(await change(member, 5, version)).toMatchObject({ code: "NOT_FOUND" });
  expect(await change(withoutFactor, 5, version)).toMatchObject({ code: "NOT_FOUND" });
  const admin = await anAdmin();
  expect(await change(stale(admin), 5, version)).toMatchObject({ code: "CONFIRMATION_REQUIRED" });
  await db.user.update({ where: { id: admin.userId }, data: { role: "USER" } });
  expect(await change(admin, 5, version)).toMatchObject({ code: "NOT_FOUND" });
  expect(await db.policy.count()).toBe(0);
});

test("what holds already is no change, and a refused one leaves the form's version good", async () => {
  const admin = await anAdmin();
  const { version } = await stepUp();
  expect(await change(admin, 10, version)).toMatchObject({ code: "UNCHANGED" });
  expect(await change(admin, 1, version)).toMatchObject({ code: "INVALID_INPUT" });
  expect(await change(admin, 9, version)).toEqual({ ok: true });
});

test("of twenty who change the same rule at once one does, and the others are told", async () => {
  const admins = await Promise.all([anAdmin(), anAdmin()]);
  const { version } = await stepUp();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      change(admins[number % 2] as Authenticated, 20 + number, version),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers.filter(({ ok }) => !ok)) {
    expect(answer).toMatchObject({ code: "CHANGED_MEANWHILE" });
  }
});

test("twenty changes that take turns are recorded in their order, each after the one before", async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      changePolicy(db, "stepUp", { minutes: 20 + number }, { reason: `${number}` }, aContext()),
    ),
  );
  const history = (await ruleHistory(db, "stepUp")).reverse();
  expect(history).toHaveLength(20);
  expect(history[0]?.before).toEqual({ minutes: 10 });
  for (const [index, { before }] of history.entries()) {
    if (index > 0) expect(before).toEqual(history[index - 1]?.after);
  }
  expect(await readPolicy(db, "stepUp")).toEqual(history.at(-1)?.after);
});

test("who made a change and is erased leaves it without a name", async () => {
  const admin = await anAdmin();
  await change(admin, 7, (await stepUp()).version);
  await asOwner(`DELETE FROM "user" WHERE "id" = $1`, [admin.userId]);
  expect((await ruleHistory(db, "stepUp"))[0]?.by).toEqual({ id: admin.userId, name: null });
});

test("every rule as it is fits the form it is shown in", async () => {
  for (const { name, value, version } of await readRules(db)) {
    const typed = { rule: name, version, reason: " because ", ...typedOf(name, value) };
    const parsed = ruleChangeSchema.safeParse(typed);
    expect(parsed.error?.issues, name).toBeUndefined();
    const chosen = ruleForms[name].fields.map((field) => field.name);
    const choice = Object.fromEntries(
      Object.entries(value).filter(([part]) => chosen.includes(part)),
    );
    expect(parsed.data).toMatchObject({ rule: name, choice, reason: "because" });
  }
});

test("a day that the database has no word for is no day", () => {
  const typed = { rule: "requiredTwoFactor", who: "everyone", graceDays: "3", reason: why };
  for (const from of ["0000-01-01", "0000-12-31", "1969-12-31", "2027-02-30"]) {
    const refused = ruleChangeSchema.safeParse({ ...typed, from });
    expect(refused.error?.issues).toMatchObject([{ path: ["from"], message: "day" }]);
    const choice = { who: "everyone", from: `${from}T00:00:00.000Z`, graceDays: 3 };
    expect(requiredTwoFactorSchema.safeParse(choice).success, from).toBe(false);
  }
  expect(ruleChangeSchema.safeParse({ ...typed, from: "9999-12-31" }).success).toBe(true);
});

test("what does not fit a form says which field", () => {
  const typed = { rule: "lockout", version: "", reason: "x".repeat(201) };
  const numbers = { failures: "2", windowMinutes: "15", lockMinutes: "1e3" };
  const parsed = ruleChangeSchema.safeParse({ ...typed, ...numbers, more: "1" });
  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ["failures", "outOfRange"],
    ["lockMinutes", "outOfRange"],
    [undefined, expect.stringContaining("more")],
    ["reason", "reason.tooLong"],
  ]);
  expect(ruleChangeSchema.safeParse({ rule: "constructor" }).success).toBe(false);
});
