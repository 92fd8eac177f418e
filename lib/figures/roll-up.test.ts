import { beforeEach, expect, test } from "vitest";
import type { EventType } from "@/lib/audit/catalogue";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aPerson, aSession, withTwoFactor } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { readDashboard } from "./dashboard";
import { dayOf } from "./days";
import type { FigureName } from "./names";
import { readFigures } from "./read-figures";
import { rollUp } from "./roll-up";

const db = database();
const DAY_MS = 24 * 3600 * 1000;

beforeEach(async () => {
  await asOwner(`DELETE FROM "daily_figure"`);
});

/** Days in a past that no other test of this file has rows in. */
let month = 0;
const aMonth = (): string => `2024-${String(++month).padStart(2, "0")}`;

async function logged(at: string, type: EventType, details = {}): Promise<void> {
  await asOwner(
    `INSERT INTO "audit_event" ("id", "occurred_at", "type", "outcome", "details")
     VALUES (gen_random_uuid(), $1, $2, 'SUCCESS', $3)`,
    [at, type, JSON.stringify(details)],
  );
}

async function figure(day: string, name: FigureName): Promise<number | null | undefined> {
  const { of } = await readFigures(db, [name], { days: 1, at: new Date(`${day}T12:00:00Z`) });
  return of(name)[0];
}

const SIGN_IN = "event:sign_in.succeeded";

test("a day begins and ends at midnight in UTC", async () => {
  const month = aMonth();
  for (const at of ["09T23:59:59.999", "10T00:00:00.000", "10T23:59:59.999", "11T00:00:00.000"]) {
    await logged(`${month}-${at}Z`, "sign_in.succeeded");
  }
  await logged(`${month}-11T00:30:00+02:00`, "sign_in.succeeded");
  await rollUp(db, new Date(`${month}-11T06:00:00Z`));
  const days = ["09", "10", "11"].map((day) => figure(`${month}-${day}`, SIGN_IN));
  expect(await Promise.all(days)).toEqual([1, 3, 1]);
  expect(await figure(`${month}-10`, "event:sign_in.failed")).toBe(0);
  expect(await figure(`${month}-12`, SIGN_IN)).toBeNull();
});

test("today is counted anew each time, and what comes late is in a day until that is closed", async () => {
  const month = aMonth();
  const run = (at: string) => rollUp(db, new Date(`${month}-${at}Z`));
  await logged(`${month}-10T08:00:00Z`, "sign_in.failed");
  await run("10T09:00:00");
  await logged(`${month}-10T09:30:00Z`, "sign_in.failed");
  await run("10T10:00:00");
  const failures = () => figure(`${month}-10`, "event:sign_in.failed");
  expect(await failures()).toBe(2);

  await run("11T00:05:00");
  await logged(`${month}-10T23:59:59Z`, "sign_in.failed");
  expect(await figure(`${month}-10`, "day:closed")).toBe(0);
  await run(`11T00:${limits.figureSettleMinutes}:00`);
  expect(await failures()).toBe(3);
  expect(await figure(`${month}-10`, "day:closed")).toBe(1);
  const before = await asOwner(
    `SELECT "counted_at" FROM "daily_figure" WHERE "day" = $1 AND "name" = 'day:closed'`,
    [`${month}-10`],
  );
  await run("11T12:00:00");
  const after = await asOwner(
    `SELECT "counted_at" FROM "daily_figure" WHERE "day" = $1 AND "name" = 'day:closed'`,
    [`${month}-10`],
  );
  expect(after.rows).toEqual(before.rows);
});

test("the first time all days of the dashboard are filled, later those that were missed", async () => {
  const month = aMonth();
  const today = new Date(`${month}-20T12:00:00Z`);
  const dayAgo = (days: number) => dayOf(new Date(today.getTime() - days * DAY_MS));
  const oldest = limits.dashboardDays - 1;
  await logged(`${dayAgo(oldest)}T12:00:00Z`, "account.created");
  await rollUp(db, today);
  const counted = await asOwner(
    `SELECT count(*)::int AS "days" FROM "daily_figure" WHERE "name" = 'day:closed'`,
  );
  expect(counted.rows).toEqual([{ days: limits.dashboardDays }]);
  expect(await figure(dayAgo(oldest), "event:account.created")).toBe(1);

  await logged(`${month}-22T12:00:00Z`, "account.created");
  await rollUp(db, new Date(`${month}-25T12:00:00Z`));
  expect(await figure(`${month}-22`, "event:account.created")).toBe(1);
  expect(await figure(`${month}-23`, "event:account.created")).toBe(0);
  expect(await figure(`${month}-23`, "sessions:live")).toBeNull();
});

test("several instances at once come to the same as one", async () => {
  const month = aMonth();
  for (let count = 0; count < 5; count++) {
    await logged(`${month}-10T0${count}:00:00Z`, "sign_in.succeeded");
  }
  const at = new Date(`${month}-10T12:00:00Z`);
  await Promise.all(Array.from({ length: 6 }, () => rollUp(db, at)));
  expect(await figure(`${month}-10`, SIGN_IN)).toBe(5);
  await rollUp(db, at);
  expect(await figure(`${month}-10`, SIGN_IN)).toBe(5);
});

test("people, two-factor and live sessions are those of the moment, and of a missed day who was there", async () => {
  await aPerson();
  const { session } = await withTwoFactor(await aPerson());
  const ended = await aSession(await aPerson());
  await asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`, [ended.sessionId]);
  const [count] = (await asOwner(`SELECT count(*)::int AS "people" FROM "user"`)).rows;
  const live = await db.session.count({ where: { endedAt: null } });
  await rollUp(db);
  const board = await readDashboard(db);
  expect(board.people.at(-1)).toBe(count.people);
  expect(board.twoFactor.at(-1)).toBe(1);
  expect(board.withoutTwoFactor.at(-1)).toBe(count.people - 1);
  expect(board.sessions.slice(-2)).toEqual([null, live]);
  expect(board.people.at(-2)).toBe(0);
  expect(board.countedAt).not.toBeNull();

  const old = { twoFactorSince: new Date(Date.now() - 3 * DAY_MS) };
  await db.user.update({ where: { id: session.userId }, data: old });
  const ago = (Date.now() - 5 * DAY_MS).toString(16).padStart(12, "0");
  const id = `${ago.slice(0, 8)}-${ago.slice(8)}-7000-8000-000000000001`;
  await aPerson({ id, ...old });
  await asOwner(`DELETE FROM "daily_figure"`);
  await rollUp(db);
  const { people, twoFactor } = await readDashboard(db);
  expect(people.slice(-7)).toEqual([0, 1, 1, 1, 1, 1, count.people + 1]);
  expect(twoFactor.slice(-5)).toEqual([0, 1, 1, 1, 2]);
});

test("a sign-in counts as unusual by its risk, and each of its reasons once", async () => {
  const month = aMonth();
  const risky = (risk: number, ...riskReasons: string[]) =>
    logged(`${month}-10T10:00:00Z`, "sign_in.succeeded", { risk, riskReasons });
  await risky(limits.riskMediumPoints, "new_device", "failures_before");
  await risky(limits.riskHighPoints, "new_device", "impossible_travel");
  await risky(limits.riskMediumPoints - 1, "new_device");
  const at = new Date(`${month}-10T12:00:00Z`);
  await rollUp(db, at);
  const { unusual, reasons } = await readDashboard(db, at);
  expect(unusual.at(-1)).toBe(2);
  expect(reasons.slice(0, 1)).toEqual([{ reason: "new_device", count: 2 }]);
  expect(reasons).toHaveLength(3);
});

test("mail counts on the day it left, and not for days whose messages are gone", async () => {
  const sent = (daysAgo: number) =>
    asOwner(
      `INSERT INTO "outbox_message" ("id", "channel", "template", "recipient", "subject", "state", "sent_at")
       VALUES (gen_random_uuid(), 'EMAIL', 'x', 'x', 'x', 'SENT', now() - make_interval(days => $1))`,
      [daysAgo],
    );
  for (const daysAgo of [0, 2, 2]) await sent(daysAgo);
  await rollUp(db);
  const { mailSent } = await readDashboard(db);
  expect(mailSent.slice(-3)).toEqual([2, 0, 1]);
  expect(mailSent.at(-limits.sentMessageDays)).toBe(0);
  expect(mailSent.at(-limits.sentMessageDays - 1)).toBeNull();
});
