import { expect, test } from "vitest";
import type { RequestContext } from "@/lib/audit/context";
import { database } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";
import { authenticate } from "@/lib/sessions/authenticate";
import { confirmIdentity } from "@/lib/step-up/confirm-identity";
import { aContext, aPerson, aSession, PASSWORD, withTwoFactor } from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";
import { type PasswordSignIn, signInWithPassword } from "./sign-in-with-password";
import { verifySecondFactor } from "./verify-second-factor";

const db = database();
const WRONG = "not the right password";

type Phone = NonNullable<PasswordSignIn["phone"]>;

const signIn = (email: string, phone: Phone, password = PASSWORD, context = aContext()) =>
  signInWithPassword(db, { email, password, phone }, context);

async function signedIn(email: string, phone: Phone = {}, context?: RequestContext) {
  const result = await signIn(email, phone, PASSWORD, context);
  if (!result.ok || !("signedIn" in result)) throw new Error(JSON.stringify(result));
  return result;
}

async function challenged(email: string, phone?: Phone): Promise<string> {
  const result = await signInWithPassword(db, { email, password: PASSWORD, phone }, aContext());
  if (!result.ok || !("next" in result) || result.next.step !== "second_factor") {
    throw new Error(JSON.stringify(result));
  }
  return result.next.challenge.id;
}

async function asPhone(email: string, phone: Phone) {
  const { token } = (await signedIn(email, phone)).signedIn;
  const session = await authenticate(token, "MOBILE");
  if (!session) throw new Error("The phone's token opens nothing.");
  return { token, session };
}

test("a phone that names itself is known again; one that does not is new each time", async () => {
  const { id, email } = await aPerson();
  const phone = { token: randomToken(), name: "Robin’s phone" };
  const first = await signedIn(email, phone);
  const again = await signedIn(email, phone);
  expect(again.signedIn.deviceId).toBe(first.signedIn.deviceId);
  expect(await messagesTo(id)).toEqual([]);
  await signedIn(email);
  await signedIn(email);
  const names = (await db.device.findMany({ where: { userId: id } })).map(({ name }) => name);
  expect(names.sort()).toEqual(["Robin’s phone", null, null]);
  const told = (await messagesTo(id)).map(({ template }) => template);
  expect(told).toEqual(["new-device", "new-device"]);
});

test("strangers do not lock a known phone out, and it locks out nobody else", async () => {
  const { email } = await aPerson();
  const phone = { token: randomToken() };
  await signedIn(email, phone);
  for (let guess = 0; guess < limits.signInFailures; guess++) await signIn(email, {}, WRONG);
  expect(await signIn(email, {})).toMatchObject({ code: "RATE_LIMITED" });
  expect(await signIn(email, phone)).toMatchObject({ ok: true });

  const other = await aPerson();
  const own = { token: randomToken() };
  const { session } = await asPhone(other.email, own);
  for (let guess = 0; guess < limits.signInFailures; guess++) {
    const wrong = await confirmIdentity(db, session, { password: WRONG }, aContext());
    expect(wrong).toMatchObject({ code: "INVALID_PASSWORD" });
  }
  const right = await confirmIdentity(db, session, { password: PASSWORD }, aContext());
  expect(right).toMatchObject({ code: "ACCOUNT_LOCKED" });
  expect(await signIn(other.email, own)).toMatchObject({ code: "RATE_LIMITED" });
  expect(await signIn(other.email, {})).toMatchObject({ ok: true });
}, 60_000);

test("what a browser sent beside a phone's call counts for nothing", async () => {
  const alice = await aPerson();
  const { sessionId, deviceId } = await aSession(alice);
  const eve = await aPerson();
  const cookies = { browserToken: randomToken(), session: { id: sessionId, userId: alice.id } };
  const phone = await signedIn(eve.email, {}, aContext(cookies));
  const row = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(row).toMatchObject({ endedAt: null, deviceId });
  const device = await db.device.findUniqueOrThrow({ where: { id: phone.signedIn.deviceId } });
  expect(Buffer.from(device.browserDigest)).not.toEqual(digest(cookies.browserToken));
  const events = await db.auditEvent.findMany({ where: { subjectId: eve.id } });
  const sessions = new Set(events.map((event) => event.sessionId));
  expect(sessions).not.toContain(sessionId);
});

test("the challenge remembers the phone, and the second step ends in its tokens", async () => {
  const user = await aPerson();
  const { secret } = await withTwoFactor(user);
  const phone = { token: randomToken(), name: "Tablet" };
  const challengeId = await challenged(user.email, phone);
  const input = { challengeId, method: "totp", code: totpCode(secret) } as const;
  const asBrowser = { ...input, client: "WEB" } as const;
  expect(await verifySecondFactor(db, asBrowser, aContext())).toMatchObject({
    code: "CHALLENGE_CLOSED",
  });
  const verified = await verifySecondFactor(db, { ...input, client: "MOBILE" }, aContext());
  if (!verified.ok) throw new Error(verified.code);
  const { sessionId, token, phone: tokens, deviceId } = verified.signedIn;
  expect(await authenticate(token, "MOBILE")).toMatchObject({ sessionId, methods: ["pwd", "otp"] });
  expect(tokens).toEqual({ refreshToken: expect.any(String), expiresIn: 900 });
  const device = await db.device.findUniqueOrThrow({ where: { id: deviceId } });
  expect(device.name).toBe("Tablet");
  expect(Buffer.from(device.browserDigest)).toEqual(digest(phone.token));
});

test("a program cannot finish what a browser began", async () => {
  const user = await aPerson();
  const { secret } = await withTwoFactor(user);
  const challengeId = await challenged(user.email);
  const input = { challengeId, method: "totp", code: totpCode(secret), client: "MOBILE" } as const;
  expect(await verifySecondFactor(db, input, aContext())).toEqual({
    ok: false,
    code: "CHALLENGE_CLOSED",
  });
  expect(await eventsOf(user.id)).not.toContain("two_factor.failed");
});

test("a trusted phone is not asked for a code, and an old token of its trust is theft", async () => {
  const user = await aPerson();
  const { secret } = await withTwoFactor(user);
  const phone = { token: randomToken() };
  const challengeId = await challenged(user.email, phone);
  const factor = { challengeId, method: "totp", code: totpCode(secret), trust: true } as const;
  const verified = await verifySecondFactor(db, factor, aContext());
  const trustToken = verified.ok ? verified.trustToken : undefined;
  const first = await signedIn(user.email, { ...phone, trustToken });
  expect(first.trustToken).not.toBe(trustToken);
  const second = await signedIn(user.email, { ...phone, trustToken: first.trustToken });
  expect(second.signedIn.deviceId).toBe(first.signedIn.deviceId);
  expect(await signIn(user.email, { ...phone, trustToken })).toMatchObject({
    next: { step: "second_factor" },
  });
  expect((await messagesTo(user.id)).map(({ template }) => template)).toContain("trust-stolen");
});

test("step-up gives a phone a new access token, and leaves it its refresh token", async () => {
  const { email } = await aPerson();
  const { token, session } = await asPhone(email, {});
  await asOwner(
    `UPDATE "session" SET "access_expires_at" = now() + interval '1 minute' WHERE "id" = $1`,
    [session.sessionId],
  );
  const confirmed = await confirmIdentity(db, session, { password: PASSWORD }, aContext());
  if (!confirmed.ok) throw new Error(confirmed.code);
  expect(confirmed.expiresIn).toBe(limits.accessTokenMinutes * 60);
  expect(await authenticate(token, "MOBILE")).toBeNull();
  const renewed = await authenticate(confirmed.token, "MOBILE");
  expect(renewed?.accessExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 14 * 60_000);
  expect(await authenticate(confirmed.token)).toBeNull();
});
