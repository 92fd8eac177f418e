import { beforeEach, expect, test, vi } from "vitest";
import { database } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { aContext, aPerson, aSession } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { changePolicy } from "./change-policy";
import { readPolicy } from "./read-policy";

const db = database();
const everyone = { who: "everyone", from: null, graceDays: 30 } as const;
const reason = { reason: "an audit asks for it" };

const rule = () => readPolicy(db, "requiredTwoFactor");
const changes = () =>
  db.auditEvent.findMany({ where: { type: "policy.changed" }, orderBy: { id: "asc" } });
const store = (value: unknown) =>
  asOwner(
    `INSERT INTO "policy" ("name", "value") VALUES ('requiredTwoFactor', $1)
     ON CONFLICT ("name") DO UPDATE SET "value" = $1`,
    [JSON.stringify(value)],
  );

beforeEach(() => asOwner(`DELETE FROM "policy"`));

test("what nobody has changed is as the code says", async () => {
  expect(await rule()).toEqual({ who: "admins", from: null, graceDays: 14, since: null });
  expect(await readPolicy(db, "codeChannels")).toEqual({ email: true, sms: true });
});

test("a change is in force at once, and recorded with what was before, by whom and why", async () => {
  const { userId, sessionId } = await aSession(await aPerson({ role: "ADMIN" }));
  const context = aContext({ session: { id: sessionId, userId } });
  const changed = await changePolicy(db, "requiredTwoFactor", everyone, reason, context);
  const after = await rule();
  expect(changed).toEqual({ ok: true, policy: after });
  expect(after).toMatchObject(everyone);
  expect(Date.now() - Date.parse(after.since ?? "")).toBeLessThan(5_000);
  expect(await db.policy.findUniqueOrThrow({ where: { name: "requiredTwoFactor" } })).toMatchObject(
    { changedBy: userId },
  );
  expect((await changes()).at(-1)).toMatchObject({
    actorId: userId,
    reason: "an audit asks for it",
    details: {
      policy: "requiredTwoFactor",
      before: { who: "admins", from: null, graceDays: 14, since: null },
      after,
    },
  });
});

test("what does not fit is refused, and nobody chooses when the rule began", async () => {
  const before = (await changes()).length;
  for (const wrong of [
    { ...everyone, graceDays: 366 },
    { ...everyone, graceDays: 1.5 },
    { ...everyone, from: "tomorrow" },
    { ...everyone, since: "2020-01-01T00:00:00Z" },
    { who: "everyone" },
  ]) {
    const change = changePolicy(db, "requiredTwoFactor", wrong as never, reason, aContext());
    expect(await change).toMatchObject({ code: "INVALID_INPUT" });
  }
  expect(await db.policy.count()).toBe(0);
  expect(await changes()).toHaveLength(before);
});

test("of many changes at once each follows on the one before", async () => {
  const before = (await changes()).length;
  const graces = [1, 2, 3, 4, 5, 6];
  await Promise.all(
    graces.map((graceDays) =>
      changePolicy(db, "requiredTwoFactor", { ...everyone, graceDays }, reason, aContext()),
    ),
  );
  type Details = { before: object; after: object };
  const made = (await changes()).slice(before).map(({ details }) => details as Details);
  expect(made).toHaveLength(graces.length);
  const initial = { who: "admins", from: null, graceDays: 14, since: null };
  const [befores, afters] = [made.map((one) => one.before), made.map((one) => one.after)];
  for (const one of befores) expect([initial, ...afters]).toContainEqual(one);
  expect(new Set(befores.map((one) => JSON.stringify(one))).size).toBe(graces.length);
  expect(new Set(afters.map((one) => (one as { since: string }).since)).size).toBe(1);
});

test("a stored part that cannot be read has its default, and switches nothing else off", async () => {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => undefined);
  await store({ who: "everyone", graceDays: "many", since: "2026-03-01T00:00:00Z", newer: true });
  for (const _request of [1, 2, 3]) {
    expect(await rule()).toEqual({
      who: "everyone",
      from: null,
      graceDays: 14,
      since: "2026-03-01T00:00:00Z",
    });
  }
  expect(warn).toHaveBeenCalledTimes(1);
  for (const nonsense of ["everyone", 7, [], null]) {
    await store(nonsense);
    expect(await rule()).toMatchObject({ who: "admins" });
  }
  warn.mockRestore();
});
