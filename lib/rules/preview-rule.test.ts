import { beforeEach, expect, test } from "vitest";
import { now } from "@/lib/platform/clock";
import { database, databasePool } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { type PolicyChoices, type PolicyName, policies } from "@/lib/policies/catalogue";
import { changePolicy } from "@/lib/policies/change-policy";
import { twoFactorDeadline } from "@/lib/policies/two-factor-deadline";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { aContext, aPerson, withTwoFactor } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { twoFactorDueAt } from "./conditions";
import { previewRule } from "./preview-rule";
import { readUntil } from "./read-until";

const db = database();
/** With time enough to count all, however busy the machine is. */
const previewOf = <Name extends PolicyName>(
  rule: Name,
  choice: PolicyChoices[Name],
  viewerId: string,
) => previewRule(db, rule, choice, viewerId, 10_000);
const NOBODY = "00000000-0000-7000-8000-000000000000";
const DAY_MS = 24 * 3600 * 1000;
const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);

beforeEach(async () => {
  await asOwner(`DELETE FROM "policy"`);
  await asOwner(`DELETE FROM "user"`);
});

async function signIn(user: User, factor?: "proved" | "trusted_device") {
  const proof = { userId: user.id, methods: ["pwd"], remember: false, factor };
  const signedIn = await db.$transaction((tx) => completeSignIn(tx, proof, aContext()));
  if (!signedIn.ok) throw new Error(signedIn.code);
  return signedIn;
}

const idsOf = (preview: Awaited<ReturnType<typeof previewRule>>) =>
  preview.people?.first.map(({ id }) => id).sort();

test("two-factor for everyone: who lacks it, by when, and whose sign-ins they were", async () => {
  const old = await aPerson({ createdAt: daysAgo(400) });
  const young = await aPerson();
  const { session } = await withTwoFactor(await aPerson());
  await aPerson({ disabledAt: now() });
  await aPerson({ role: "ADMIN" });
  await signIn(old);
  await signIn(old);
  await signIn(young);
  const choice = { who: "everyone", from: null, graceDays: 10 } as const;
  const preview = await previewOf("requiredTwoFactor", choice, old.id);
  expect(preview.people).toMatchObject({ count: 2, isAll: true, isViewer: true });
  expect(idsOf(preview)).toEqual([old.id, young.id].sort());
  for (const due of [preview.people?.earliest, preview.people?.latest]) {
    expect(Math.abs((due?.getTime() ?? 0) - daysAgo(-10).getTime())).toBeLessThan(60_000);
  }
  expect(preview.signIns).toMatchObject({ count: 3, of: 4, days: 30, isAll: true });
  const viewer = await previewOf("requiredTwoFactor", choice, session.userId);
  expect(viewer.people?.isViewer).toBe(false);
  expect(await db.policy.count()).toBe(0);

  await changePolicy(db, "requiredTwoFactor", choice, { reason: "a test" }, aContext());
  const same = await previewOf("requiredTwoFactor", choice, NOBODY);
  expect(same.people?.count).toBe(0);
  const off = { ...choice, who: "nobody" } as const;
  const released = await previewOf("requiredTwoFactor", off, NOBODY);
  expect(released.people).toMatchObject({ count: 3, earliest: null, latest: null });
});

test("the deadline that is previewed is the one that will hold", async () => {
  const people = await Promise.all([
    aPerson({ createdAt: daysAgo(400) }),
    aPerson({ createdAt: daysAgo(2) }),
    aPerson({ role: "ADMIN" }),
  ]);
  const { sql } = Prisma;
  for (const who of ["nobody", "admins", "everyone"] as const) {
    for (const from of [null, daysAgo(-40).toISOString()]) {
      for (const since of [null, daysAgo(5).toISOString()]) {
        const rule = { who, from, graceDays: 14, since };
        const { text, values } = sql`SELECT u."id", ${twoFactorDueAt(rule)} AS "at" FROM "user" u`;
        const { rows } = await databasePool().query<{ id: string; at: Date | null }>(text, values);
        for (const person of people) {
          const row = rows.find(({ id }) => id === person.id);
          expect(row?.at, JSON.stringify(rule)).toEqual(twoFactorDeadline(rule, person));
        }
      }
    }
  }
});

test("expiry: whose password is due when, and which sign-ins came after", async () => {
  const stale = await aPerson({ passwordChangedAt: daysAgo(100) });
  await aPerson({ passwordHash: null });
  const fresh = await aPerson();
  await signIn(stale);
  await signIn(fresh);
  const choice = { ...policies.passwords.initial, expiryDays: 90 };
  const preview = await previewOf("passwords", choice, NOBODY);
  expect(preview.people).toMatchObject({ count: 2 });
  expect(preview.people?.earliest?.getTime()).toBeLessThan(now().getTime());
  expect(preview.people?.latest?.getTime()).toBeGreaterThan(now().getTime());
  expect(preview.signIns).toMatchObject({ count: 1, of: 2 });
  const longer = { ...policies.passwords.initial, charactersMin: 14 };
  expect(await previewOf("passwords", longer, NOBODY)).toEqual({
    people: null,
    signIns: null,
  });
});

test("lockout: whom the wrong passwords of the last days would have locked out", async () => {
  const clumsy = await aPerson();
  const careful = await aPerson();
  const enter = (user: User, password: string) =>
    signInWithPassword(db, { email: user.email, password }, aContext());
  for (let guess = 0; guess < 3; guess++) await enter(clumsy, "not it at all, at all");
  await enter(careful, "not it at all, at all");
  await signIn(clumsy);
  await signIn(careful);
  const choice = { ...policies.lockout.initial, failures: 3 };
  const preview = await previewOf("lockout", choice, NOBODY);
  expect(idsOf(preview)).toEqual([clumsy.id]);
  expect(preview.signIns).toMatchObject({ count: 1, of: 2 });
});

test("session lives: who would be signed out now, and whose session went on for longer", async () => {
  const [early, late] = [await aPerson(), await aPerson()];
  const { sessionId } = await signIn(early);
  await signIn(late);
  await asOwner(`UPDATE "session" SET "created_at" = now() - interval '5 hours' WHERE "id" = $1`, [
    sessionId,
  ]);
  const choice = { ...policies.sessions.initial, hours: 4 };
  const preview = await previewOf("sessions", choice, early.id);
  expect(idsOf(preview)).toEqual([early.id]);
  expect(preview.people?.isViewer).toBe(true);
  expect(preview.signIns).toMatchObject({ count: 1, of: 2 });
});

test("step-up: whose proof would count differently", async () => {
  const [early, late] = [await aPerson(), await aPerson()];
  const { sessionId } = await signIn(early);
  await signIn(late);
  await asOwner(
    `UPDATE "session" SET "authenticated_at" = now() - interval '6 minutes' WHERE "id" = $1`,
    [sessionId],
  );
  const preview = await previewOf("stepUp", { minutes: 5 }, NOBODY);
  expect(idsOf(preview)).toEqual([early.id]);
  expect(preview.signIns).toBeNull();
});

test("trusted devices: which would be trusted no more, and where a code would have been asked", async () => {
  const user = await aPerson({ twoFactorSince: daysAgo(50) });
  const { deviceId } = await signIn(user, "trusted_device");
  await asOwner(
    `UPDATE "device" SET "trusted_at" = now() - interval '20 days',
            "trusted_until" = now() + interval '10 days' WHERE "id" = $1`,
    [deviceId],
  );
  const fewer = await previewOf("trustedDevices", { days: 7 }, NOBODY);
  expect(idsOf(fewer)).toEqual([user.id]);
  expect(fewer.signIns).toMatchObject({ count: 1, of: 1 });
  const some = await previewOf("trustedDevices", { days: 25 }, NOBODY);
  expect(some.people?.count).toBe(0);
  expect(some.signIns).toMatchObject({ count: 0 });
});

test("codes by email: who has them, and which sign-ins one finished", async () => {
  const user = await aPerson({ twoFactorSince: daysAgo(5) });
  await db.codeChannel.create({ data: { userId: user.id, channel: "EMAIL" } });
  const about = { subjectId: user.id, outcome: "SUCCESS", details: { method: "email" } } as const;
  await db.auditEvent.create({ data: { ...about, type: "two_factor.code_sent" } });
  const details = { methods: ["pwd", "otp"] };
  await db.auditEvent.create({
    data: { ...about, type: "sign_in.succeeded", details, occurredAt: now() },
  });
  const preview = await previewOf("codeChannels", { email: false, sms: true }, NOBODY);
  expect(idsOf(preview)).toEqual([user.id]);
  expect(preview.signIns).toMatchObject({ count: 1, of: 1 });
});

test("what takes too long is stopped, and said to be no end", async () => {
  const begun = performance.now();
  const { sql } = Prisma;
  const asked: number[] = [];
  const ended = await readUntil(begun + 200, async (ask) => {
    for (let number = 0; ; number += 1) {
      await ask(sql`SELECT pg_sleep(0.15)`);
      asked.push(number);
    }
  });
  expect(ended).toBe(false);
  expect(asked).toEqual([0]);
  expect(performance.now() - begun).toBeLessThan(2_000);
  await expect(
    readUntil(performance.now() + 500, (ask) => ask(sql`SELECT nothing`).then(() => undefined)),
  ).rejects.toThrow();
});

test("of many previews at once few have a connection: the others are for who signs in", async () => {
  const { sql } = Prisma;
  const user = await aPerson();
  let reading = 0;
  let most = 0;
  const previews = Array.from({ length: 20 }, () =>
    readUntil(performance.now() + 100, async (ask) => {
      reading += 1;
      most = Math.max(most, reading);
      await ask(sql`SELECT pg_sleep(1)`).finally(() => {
        reading -= 1;
      });
    }),
  );
  await signIn(user);
  expect(await Promise.all(previews)).toEqual(Array.from({ length: 20 }, () => false));
  expect(most).toBe(limits.previewsAtOnce);
});
