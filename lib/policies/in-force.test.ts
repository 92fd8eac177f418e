import { beforeEach, expect, test } from "vitest";
import { listDevices } from "@/lib/devices/list";
import { trustDevice } from "@/lib/devices/trust-device";
import { now } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import { authenticate } from "@/lib/sessions/authenticate";
import { listSessions } from "@/lib/sessions/list-sessions";
import { standingOf } from "@/lib/sessions/standing";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { aContext, anEmail, aPerson, PASSWORD } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import type { PolicyChoices, PolicyName } from "./catalogue";
import { changePolicy } from "./change-policy";

const db = database();

const change = async <Name extends PolicyName>(name: Name, choice: PolicyChoices[Name]) => {
  const changed = await changePolicy(db, name, choice, { reason: "a test" }, aContext());
  expect(changed).toMatchObject({ ok: true });
};

beforeEach(() => asOwner(`DELETE FROM "policy"`));

const wrong = (email: string) =>
  signInWithPassword(db, { email, password: "not it at all, at all" }, aContext());

test("fewer wrong passwords lock from the next one on, and a lock outlives its rule", async () => {
  const lockout = { failures: 5, windowMinutes: 15, lockMinutes: 30 };
  const email = anEmail();
  for (let guess = 0; guess < 3; guess++) await wrong(email);
  await change("lockout", { ...lockout, failures: 3 });
  expect(await wrong(email)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  expect(await wrong(email)).toMatchObject({ code: "RATE_LIMITED" });

  await change("lockout", { failures: 20, windowMinutes: 1, lockMinutes: 1 });
  const locked = await wrong(email);
  expect(locked).toMatchObject({ code: "RATE_LIMITED" });
  expect((locked.ok ? 0 : locked.retryAfterSeconds) ?? 0).toBeGreaterThan(25 * 60);
  const another = anEmail();
  for (let guess = 0; guess < 19; guess++) {
    expect(await wrong(another)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  }
});

async function openWeb(remember: boolean) {
  const user = await aPerson();
  const proof = { userId: user.id, methods: ["pwd"], remember };
  const signedIn = await db.$transaction((tx) => completeSignIn(tx, proof, aContext()));
  if (!signedIn.ok) throw new Error(signedIn.code);
  return signedIn;
}

const sessions = { hours: 24, idleMinutes: 480, rememberedDays: 30, rememberedIdleDays: 7 };

test.each([
  ["its life", false, "created_at", { ...sessions, hours: 2 }],
  ["its idle time", false, "last_active_at", { ...sessions, idleMinutes: 30 }],
  ["the life of one that is kept", true, "created_at", { ...sessions, rememberedDays: 1 }],
  [
    "the idle time of one that is kept",
    true,
    "last_active_at",
    { ...sessions, rememberedIdleDays: 1 },
  ],
] as const)(
  "%s becomes shorter for a session that is open already",
  async (_, remember, column, rule) => {
    const { userId, sessionId, token } = await openWeb(remember);
    await asOwner(
      `UPDATE "session" SET "${column}" = now() - interval '${remember ? 30 : 3} hours' WHERE "id" = $1`,
      [sessionId],
    );
    // Asked without being there, which would be activity.
    expect(await standingOf(token)).toMatchObject({ sessionId });
    await change("sessions", rule);
    expect(await authenticate(token)).toBeNull();
    expect(await standingOf(token)).toBeNull();
    expect(await listSessions({ userId, sessionId })).toEqual([]);
  },
);

test("a session that begins lives as the rule says; a longer one gives those that are open nothing", async () => {
  const before = await openWeb(false);
  await change("sessions", { ...sessions, hours: 48 });
  const hours = (session: { expiresAt: Date } | null) =>
    Math.round(((session?.expiresAt.getTime() ?? 0) - now().getTime()) / 3_600_000);
  expect(hours(await authenticate((await openWeb(false)).token))).toBe(48);
  expect(hours(await authenticate(before.token))).toBe(24);
});

test("what is not a number in a stored rule ends nobody's session", async () => {
  const { token } = await openWeb(false);
  await asOwner(`INSERT INTO "policy" ("name", "value") VALUES ('sessions', $1)`, [
    JSON.stringify({ hours: "many", idleMinutes: null }),
  ]);
  expect(await authenticate(token)).not.toBeNull();
});

test("a shorter step-up asks anew, also who confirmed under the longer one", async () => {
  const { sessionId, token } = await openWeb(false);
  const asked = async () => {
    const session = await authenticate(token);
    return session && needsConfirmation(session);
  };
  await asOwner(
    `UPDATE "session" SET "authenticated_at" = now() - interval '5 minutes' WHERE "id" = $1`,
    [sessionId],
  );
  expect(await asked()).toBeNull();
  await change("stepUp", { minutes: 4 });
  expect(await asked()).toMatchObject({ code: "CONFIRMATION_REQUIRED" });
  await change("stepUp", { minutes: 6 });
  expect(await asked()).toBeNull();
});

test("fewer days of trust count from the day it was given", async () => {
  const { userId, deviceId, sessionId } = await openWeb(false);
  await asOwner(
    `UPDATE "device" SET "trusted_at" = now() - interval '3 days',
            "trusted_until" = now() + interval '27 days', "trust_digest" = 'x' WHERE "id" = $1`,
    [deviceId],
  );
  const until = async () => (await listDevices({ userId, sessionId }))[0]?.trustedUntil;
  expect(await until()).not.toBeNull();
  await change("trustedDevices", { days: 4 });
  expect((await until())?.getTime()).toBeLessThan(now().getTime() + 25 * 3_600_000);
  await change("trustedDevices", { days: 2 });
  expect(await until()).toBeNull();
  await change("trustedDevices", { days: 0 });
  expect(await db.$transaction((tx) => trustDevice(tx, deviceId, aContext()))).toBeUndefined();
});

test("a person who signs in with the right password is not kept out by a rule of this morning", async () => {
  const user = await aPerson();
  for (let guess = 0; guess < 4; guess++) await wrong(user.email);
  await change("lockout", { failures: 3, windowMinutes: 15, lockMinutes: 30 });
  const input = { email: user.email, password: PASSWORD };
  expect(await signInWithPassword(db, input, aContext())).toMatchObject({ ok: true });
});
