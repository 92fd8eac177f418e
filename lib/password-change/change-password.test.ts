import { expect, test } from "vitest";
import { trustDevice } from "@/lib/devices/trust-device";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { type Authenticated, authenticate } from "@/lib/sessions/authenticate";
import { refreshSession } from "@/lib/sessions/refresh-session";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import {
  aContext,
  again,
  aPerson,
  aPhone,
  aSession,
  PASSWORD,
  withTwoFactor,
} from "@/scripts/testing/people";
import { aResetLink } from "@/scripts/testing/reset-links";
import { eventsOf, messagesTo } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";
import { changePassword, type PasswordChange } from "./change-password";
import { resetPassword } from "./reset-password";

const db = database();
const NEW = "four quiet kettles hum at noon";

const change = (session: Authenticated, input: Partial<PasswordChange> = {}) =>
  changePassword(
    db,
    session,
    { currentPassword: PASSWORD, newPassword: NEW, ...input },
    aContext({ session: { id: session.sessionId, userId: session.userId } }),
  );

const signIn = (email: string, password: string) =>
  signInWithPassword(db, { email, password }, aContext());

const changesOf = async (userId: string) =>
  (await eventsOf(userId)).filter((type) => type === "password.changed").length;

test("a change ends whatever the old password opened; its own session goes on under a new token", async () => {
  const user = await aPerson();
  const [own, other] = [await aSession(user), await aSession(user)];
  const phone = await aPhone(user);
  const { deviceId } = await db.session.findUniqueOrThrow({ where: { id: own.sessionId } });
  await db.$transaction((tx) => trustDevice(tx, deviceId ?? "", aContext()));
  const link = await aResetLink(user.id);
  const challenge = await db.challenge.create({
    data: { userId: user.id, remember: false, expiresAt: new Date(Date.now() + 60_000) },
  });
  const before = await db.session.findUniqueOrThrow({ where: { id: own.sessionId } });

  const changed = await change(own);

  if (!changed.ok) throw new Error(changed.code);
  expect(await authenticate(changed.token)).toMatchObject({ sessionId: own.sessionId });
  const after = await db.session.findUniqueOrThrow({ where: { id: own.sessionId } });
  expect(after.tokenDigest).not.toEqual(before.tokenDigest);
  expect(await again(other)).toMatchObject({ endReason: "password_changed" });
  const refreshed = await refreshSession(db, phone.refreshToken, aContext());
  expect(refreshed).toMatchObject({ ok: false });
  expect(await db.device.count({ where: { userId: user.id, trustedUntil: { not: null } } })).toBe(
    0,
  );
  expect(await resetPassword(db, { token: link, password: NEW }, aContext())).toMatchObject({
    code: "INVALID_TOKEN",
  });
  const closed = await db.challenge.findUniqueOrThrow({ where: { id: challenge.id } });
  expect(closed.closedAt).not.toBeNull();
  expect(await changesOf(user.id)).toBe(1);
  expect((await messagesTo(user.id)).at(-1)).toMatchObject({ template: "password-changed" });
  expect(await signIn(user.email, PASSWORD)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  expect(await signIn(user.email, NEW)).toMatchObject({ signedIn: { userId: user.id } });
});

test("without the old password nothing changes, and wrong ones count where wrong sign-ins do", async () => {
  const user = await aPerson();
  const own = await aSession(user);
  expect(await change(own, { currentPassword: undefined })).toMatchObject({
    code: "MISSING_PASSWORD",
  });
  for (let guess = 0; guess < limits.signInFailures; guess++) {
    expect(await change(own, { currentPassword: `wrong guess ${guess}` })).toMatchObject({
      code: "INVALID_PASSWORD",
    });
  }
  expect(await change(own)).toMatchObject({ code: "ACCOUNT_LOCKED" });
  expect(await signIn(user.email, PASSWORD)).toMatchObject({ code: "RATE_LIMITED" });
  expect(await changesOf(user.id)).toBe(0);
});

test("a password that may not be chosen is refused, and so is the one there is", async () => {
  const user = await aPerson();
  const own = await aSession(user);
  const expected = { "robin moore 2026": "password.personal", [PASSWORD]: "password.same" };
  for (const [newPassword, problem] of Object.entries(expected)) {
    expect(await change(own, { newPassword })).toMatchObject({ fields: { newPassword: problem } });
  }
  expect(await signIn(user.email, PASSWORD)).toMatchObject({ ok: true });
});

test("with a second factor that was proved too long ago a code is asked for, too", async () => {
  const user = await aPerson();
  const { session, secret } = await withTwoFactor(user);
  const old = { ...session, factorProvedAt: new Date(0) };
  expect(await change(old)).toMatchObject({ code: "CODE_REQUIRED" });
  expect(await change(old, { code: "000000" })).toMatchObject({ code: "INVALID_CODE" });
  expect(await change(old, { code: totpCode(secret) })).toMatchObject({ ok: true });
});

test("of twenty changes with the same old password at once one counts", async () => {
  const user = await aPerson();
  const sessions = [await aSession(user), await aSession(user)];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      change(sessions[at % 2] as Authenticated, { newPassword: `${NEW} ${at}` }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = `${NEW} ${answers.findIndex(({ ok }) => ok)}`;
  expect(await signIn(user.email, winner)).toMatchObject({ ok: true });
  expect(await changesOf(user.id)).toBe(1);
}, 60_000);

test("a barred password does not change into another: that takes the mailed link", async () => {
  const user = await aPerson();
  const own = await aSession(user);
  await db.user.update({ where: { id: user.id }, data: { passwordBarredAt: new Date() } });
  expect(await change(own)).toMatchObject({ code: "INVALID_PASSWORD" });
});

test("who came in before two-factor was turned on elsewhere changes nothing without a code", async () => {
  const user = await aPerson();
  const before = { ...(await aSession(user)), twoFactorSince: null, factorProvedAt: null };
  await withTwoFactor(user);
  expect(await change(before)).toMatchObject({ code: "CODE_REQUIRED" });
  expect(await changesOf(user.id)).toBe(0);
});
