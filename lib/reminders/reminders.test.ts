import { beforeEach, expect, test } from "vitest";
import { commandLineContext } from "@/lib/audit/context";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { policies } from "@/lib/policies/catalogue";
import { changePolicy } from "@/lib/policies/change-policy";
import { readPolicy } from "@/lib/policies/read-policy";
import { twoFactorDeadline } from "@/lib/policies/two-factor-deadline";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { aContext, aPerson, stale, withTwoFactor } from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { listDue } from "./list-due";
import { remindPerson } from "./remind-person";
import { remindShown } from "./remind-shown";

const db = database();
const DAY_MS = 24 * 3600 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

beforeEach(async () => {
  await asOwner(`DELETE FROM "user"`);
  await asOwner(`DELETE FROM "policy"`);
});

const anAdmin = async (): Promise<Authenticated> =>
  (await withTwoFactor(await aPerson({ role: "ADMIN" }))).session;

async function dueNow(): Promise<Record<string, string>> {
  const { people, count } = await listDue(db);
  expect(count).toBe(people.length);
  return Object.fromEntries(people.map(({ id, reason }) => [id, reason]));
}

async function everyone(graceDays: number, from: Date | null = null): Promise<void> {
  const choice = { who: "everyone", from: from?.toISOString() ?? null, graceDays } as const;
  const context = commandLineContext("test");
  await changePolicy(db, "requiredTwoFactor", choice, { reason: "a test" }, context);
}

const spend = ({ userId }: Pick<Authenticated, "userId">, count: number) =>
  asOwner(
    `UPDATE "backup_code" SET "used_at" = now() WHERE "id" IN
       (SELECT "id" FROM "backup_code" WHERE "user_id" = $1 AND "used_at" IS NULL LIMIT $2)`,
    [userId, count],
  );

test("an admin without two-factor is listed whatever the rule, others only where it is asked of them soon", async () => {
  const admin = await aPerson({ role: "ADMIN" });
  const old = await aPerson({ createdAt: daysAgo(100) });
  await aPerson();
  await anAdmin();
  expect(await dueNow()).toEqual({ [admin.id]: "two_factor" });
  await everyone(limits.twoFactorSoonDays + 1);
  expect(await dueNow()).toEqual({ [admin.id]: "two_factor" });
  await asOwner(`UPDATE "policy" SET "value" = jsonb_set("value", '{since}', to_jsonb($1::text))`, [
    daysAgo(2).toISOString(),
  ]);
  expect(await dueNow()).toEqual({ [admin.id]: "two_factor", [old.id]: "two_factor" });
});

test("whom the list names is whom the rule's deadline names", async () => {
  for (const age of [0, 1, 3, 7, 8, 13, 14, 15, 40]) await aPerson({ createdAt: daysAgo(age) });
  const soon = Date.now() + limits.twoFactorSoonDays * DAY_MS;
  for (const [graceDays, from, since] of [
    [14, null, 30],
    [14, daysAgo(-6), 30],
    [14, daysAgo(-8), 30],
    [0, null, 0],
    [10, null, 2],
    [10, null, 4],
  ] as const) {
    await everyone(graceDays, from);
    await asOwner(
      `UPDATE "policy" SET "value" = jsonb_set("value", '{since}', to_jsonb($1::text))`,
      [daysAgo(since).toISOString()],
    );
    const rule = await readPolicy(db, "requiredTwoFactor");
    const expected = (await db.user.findMany()).filter(
      (user) => (twoFactorDeadline(rule, user)?.getTime() ?? Number.POSITIVE_INFINITY) <= soon,
    );
    expect(Object.keys(await dueNow()).sort()).toEqual(expected.map(({ id }) => id).sort());
  }
});

test("barred and expired passwords and few backup codes are listed, each person once, the most pressing first", async () => {
  const barred = await aPerson({
    role: "ADMIN",
    passwordBarredAt: daysAgo(1),
    passwordChangedAt: daysAgo(200),
  });
  const expired = await aPerson({ passwordChangedAt: daysAgo(91) });
  const cameOver = await aPerson({ passwordChangedAt: null, createdAt: daysAgo(91) });
  await aPerson({ passwordChangedAt: daysAgo(89), createdAt: daysAgo(200) });
  const low = await anAdmin();
  await spend(low, limits.backupCodes - limits.backupCodesLow);
  await spend(await anAdmin(), limits.backupCodes - limits.backupCodesLow - 1);
  const rules = { ...policies.passwords.initial, expiryDays: 90 };
  const context = commandLineContext("test");
  await changePolicy(db, "passwords", rules, { reason: "a test" }, context);
  const { people, count } = await listDue(db);
  expect(count).toBe(4);
  expect(people.map(({ id, reason }) => [id, reason])).toEqual([
    [barred.id, "password_barred"],
    [expired.id, "password_expired"],
    [cameOver.id, "password_expired"],
    [low.userId, "backup_codes"],
  ]);
});

test("new backup codes, and codes removed, are counted with the person", async () => {
  const session = await anAdmin();
  const left = async () =>
    (await db.user.findUniqueOrThrow({ where: { id: session.userId } })).backupCodesLeft;
  expect(await left()).toBe(limits.backupCodes);
  await spend(session, 4);
  expect(await left()).toBe(limits.backupCodes - 4);
  await db.backupCode.deleteMany({ where: { userId: session.userId } });
  expect(await left()).toBe(0);
  expect(await dueNow()).toEqual({ [session.userId]: "backup_codes" });
});

test("nobody is reminded who cannot be reached, or is leaving", async () => {
  const changes: Partial<User>[] = [
    { emailVerifiedAt: null },
    { disabledAt: daysAgo(1) },
    { deletedAt: daysAgo(1) },
    { deletionAskedAt: daysAgo(1), eraseAt: daysAgo(-29) },
  ];
  const session = await anAdmin();
  for (const change of changes) {
    const person = await aPerson({ role: "ADMIN", ...change });
    expect(await remindPerson(db, session, person.id, aContext())).toMatchObject({ ok: false });
    expect(await messagesTo(person.id)).toEqual([]);
  }
  expect(await dueNow()).toEqual({});
});

test("twenty presses at once send one mail, and for days no other", async () => {
  const session = await anAdmin();
  const person = await aPerson({ role: "ADMIN" });
  const press = () => remindPerson(db, session, person.id, aContext());
  const outcomes = await Promise.all(Array.from({ length: 20 }, press));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(outcomes.flatMap((one) => (one.ok ? [] : one.code)))).toEqual(
    new Set(["TOO_MANY"]),
  );
  const mails = await messagesTo(person.id);
  expect(mails.map(({ template, to }) => [template, to])).toEqual([["reminder", person.email]]);
  expect(mails[0]?.text).toContain("/account/two-factor");
  expect(await eventsOf(person.id)).toEqual(["account.reminded"]);
  expect(await listDue(db)).toMatchObject({ people: [], count: 0, remindedLately: 1 });

  const age = (days: number) =>
    db.user.update({ where: { id: person.id }, data: { remindedAt: daysAgo(days) } });
  await age(limits.reminderDays - 0.01);
  expect(await press()).toMatchObject({ code: "TOO_MANY" });
  await age(limits.reminderDays + 0.01);
  expect(await press()).toMatchObject({ ok: true });
  expect(await messagesTo(person.id)).toHaveLength(2);
});

test("who did it meanwhile, or never had anything to do, hears nothing", async () => {
  const session = await anAdmin();
  const person = await aPerson();
  const answer = await remindPerson(db, session, person.id, aContext());
  expect(answer).toMatchObject({ code: "NOT_FOUND" });
  expect(await messagesTo(person.id)).toEqual([]);
});

test("a reminder needs a fresh proof and an admin with two-factor", async () => {
  const session = await anAdmin();
  const person = await aPerson({ role: "ADMIN" });
  const old = await remindPerson(db, stale(session), person.id, aContext());
  expect(old).toMatchObject({ code: "CONFIRMATION_REQUIRED" });
  expect(await remindShown(db, stale(session), aContext())).toMatchObject(old);
  const member = (await withTwoFactor(await aPerson())).session;
  const no = await remindPerson(db, member, person.id, aContext());
  expect(no).toMatchObject({ code: "NOT_FOUND" });
  expect(await messagesTo(person.id)).toEqual([]);
});

test("a reminder to all shown reaches those and not the rest, and the next press the next", async () => {
  const session = await anAdmin();
  const extra = 3;
  for (let count = 0; count < limits.remindersShown + extra; count++) {
    await aPerson({ role: "ADMIN" });
  }
  const { people, count } = await listDue(db);
  expect([people.length, count]).toEqual([limits.remindersShown, limits.remindersShown + extra]);
  const shown = new Set(people.map(({ id }) => id));
  const presses = [1, 2].map(() => remindShown(db, session, aContext()));
  expect(await presses[0]).toMatchObject({ ok: true });
  await presses[1];
  for (const id of shown) expect(await messagesTo(id)).toHaveLength(1);
  await remindShown(db, session, aContext());
  expect(await remindShown(db, session, aContext())).toMatchObject({ code: "NOT_FOUND" });
  const mails = await db.outboxMessage.count({
    where: { template: "reminder", userId: { not: null } },
  });
  expect(mails).toBe(limits.remindersShown + extra);
});
