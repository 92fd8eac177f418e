import { expect, test } from "vitest";
import { trustDevice } from "@/lib/devices/trust-device";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";
import { answerResetRequest } from "@/lib/reset-links/answer-reset-request";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { type NotMeSubject, sealNotMe } from "@/lib/tokens/not-me-token";
import { beginSetup } from "@/lib/two-factor/begin-setup";
import { confirmSetup } from "@/lib/two-factor/confirm-setup";
import { turnOff } from "@/lib/two-factor/turn-off";
import {
  aContext,
  again,
  aPerson,
  aPhone,
  aSession,
  PASSWORD,
  withTwoFactor,
} from "@/scripts/testing/people";
import { waitingResetRequests } from "@/scripts/testing/reset-links";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";
import { disown } from "./disown";
import { findNotMeLink } from "./find-link";

const db = database();

const press = (token: string, context = aContext()) => disown(db, token, context);

const signIn = (user: User, password = PASSWORD, context = aContext()) =>
  signInWithPassword(db, { email: user.email, password }, context);

const isOpen = async (sessionId: string) =>
  (await db.session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt === null;

const standingOf = async ({ id }: User) => ({
  barred: (await db.user.findUniqueOrThrow({ where: { id } })).passwordBarredAt !== null,
  presses: (await eventsOf(id)).filter((type) => type === "account.disowned").length,
  resets: (await messagesTo(id)).filter(({ template }) => template === "reset-password").length,
});

const pressedOnce = { barred: true, presses: 1, resets: 1 };
const untouched = { barred: false, presses: 0, resets: 0 };

/** Somebody at home in one browser, and a sign-in on another, which the mail was about. */
async function aStrangeSignIn() {
  const user = await aPerson();
  const own = await aSession(user);
  const there = aContext({ browserToken: randomToken() });
  const signedIn = await signIn(user, PASSWORD, there);
  if (!signedIn.ok || !("signedIn" in signedIn)) throw new Error("They could not sign in.");
  const { sessionId, deviceId } = signedIn.signedIn;
  const mail = (await messagesTo(user.id)).findLast(({ template }) => template === "new-device");
  return { user, own, sessionId, deviceId, there, token: mail?.token ?? "" };
}

test("a press ends the sign-in with its device, and every app, and leaves the owner's own browser", async () => {
  const { user, own, sessionId, deviceId, token } = await aStrangeSignIn();
  const phone = await aPhone(user);
  const second = await aSession(user);
  await db.session.update({ where: { id: second.sessionId }, data: { deviceId } });
  await db.$transaction((tx) => trustDevice(tx, deviceId, aContext()));
  await beginSetup(db, own, {}, aContext());
  const challenge = await db.challenge.create({
    data: { userId: user.id, remember: false, expiresAt: new Date(Date.now() + 60_000) },
  });

  expect(await press(token)).toEqual({ state: "done" });

  expect(await standingOf(user)).toEqual(pressedOnce);
  for (const ended of [sessionId, second.sessionId, phone.sessionId]) {
    expect(await isOpen(ended)).toBe(false);
  }
  expect(await isOpen(own.sessionId)).toBe(true);
  expect(await db.device.findUnique({ where: { id: deviceId } })).toBeNull();
  expect(await db.authenticatorSetup.count({ where: { userId: user.id } })).toBe(0);
  const closed = await db.challenge.findUniqueOrThrow({ where: { id: challenge.id } });
  expect(closed.closedAt).not.toBeNull();
});

test("a press on a mail about a change ends every session and all trust", async () => {
  const user = await aPerson();
  const { session } = await withTwoFactor(user);
  const other = await aSession(user);
  const { deviceId } = await db.session.findUniqueOrThrow({ where: { id: other.sessionId } });
  await db.$transaction((tx) => trustDevice(tx, deviceId ?? "", aContext()));
  expect(await turnOff(db, session, { password: PASSWORD }, aContext())).toMatchObject({
    ok: true,
  });
  const third = await aSession(user);
  const mail = (await messagesTo(user.id)).findLast(
    ({ template }) => template === "two-factor-off",
  );

  expect(await press(mail?.token ?? "")).toEqual({ state: "done" });

  expect(await standingOf(user)).toEqual(pressedOnce);
  expect(await isOpen(session.sessionId)).toBe(false);
  expect(await isOpen(third.sessionId)).toBe(false);
  expect(await db.device.count({ where: { userId: user.id, trustedUntil: { not: null } } })).toBe(
    0,
  );
});

const hasTwoFactor = async ({ id }: User) =>
  (await db.user.findUniqueOrThrow({ where: { id } })).twoFactorSince !== null;

const newestToken = async ({ id }: User, wanted: string) =>
  (await messagesTo(id)).findLast(({ template }) => template === wanted)?.token ?? "";

/** As a page does it: the log and the mail name the session. */
async function turnOnAt(user: User) {
  const session = await aSession(user);
  const context = aContext({ session: { id: session.sessionId, userId: user.id } });
  const begun = await beginSetup(db, session, {}, context);
  const code = totpCode(begun.ok ? begun.setup.secret : "");
  const confirmed = await confirmSetup(db, session, { code, name: "Phone" }, context);
  expect(confirmed).toMatchObject({ ok: true });
  return again(session);
}

test("two-factor that was turned on in the disowned session goes with it, and all it was made of", async () => {
  const user = await aPerson();
  await turnOnAt(user);
  await aSession(user);
  expect(await press(await newestToken(user, "two-factor-on"))).toEqual({ state: "done" });
  expect(await hasTwoFactor(user)).toBe(false);
  const where = { userId: user.id };
  expect(await db.authenticator.count({ where })).toBe(0);
  expect(await db.backupCode.count({ where })).toBe(0);
  expect(await db.session.count({ where: { ...where, endedAt: null } })).toBe(0);
  expect(await eventsOf(user.id)).toContain("two_factor.turned_off");
  expect(await newestToken(user, "two-factor-off")).not.toBe("");
  expect(await standingOf(user)).toEqual(pressedOnce);
});

test("two-factor stays that is another session's, older, an admin's, or not the account's first", async () => {
  const another = await aPerson();
  await turnOnAt(another);
  const stranger = aContext({ browserToken: randomToken() });
  await aSession(another, stranger);
  await press(await newestToken(another, "new-device"));

  const older = await aPerson();
  await turnOnAt(older);
  await asOwner(
    `UPDATE "user" SET "two_factor_since" = "two_factor_since" - make_interval(days => $2)
      WHERE "id" = $1`,
    [older.id, limits.twoFactorUndoDays],
  );
  await press(await newestToken(older, "two-factor-on"));

  const admin = await aPerson({ role: "ADMIN" });
  await turnOnAt(admin);
  await press(await newestToken(admin, "two-factor-on"));

  const second = await aPerson();
  const session = await turnOnAt(second);
  await turnOff(db, session, { password: PASSWORD }, aContext());
  await turnOnAt(second);
  await press(await newestToken(second, "two-factor-on"));

  for (const user of [another, older, admin, second]) {
    expect(await standingOf(user)).toEqual(pressedOnce);
    expect(await hasTwoFactor(user)).toBe(true);
  }
});

test("of twenty presses at once one counts, and none after it", async () => {
  const { user, token } = await aStrangeSignIn();
  const answers = await Promise.all(Array.from({ length: 20 }, () => press(token)));
  expect(answers.filter((answer) => "state" in answer && answer.state === "done")).toHaveLength(1);
  expect(answers.filter((answer) => "state" in answer && answer.state === "used")).toHaveLength(19);
  expect(await press(token)).toEqual({ state: "used" });
  expect(await standingOf(user)).toEqual(pressedOnce);
});

test("looking at a link changes nothing", async () => {
  const { user, token } = await aStrangeSignIn();
  for (let look = 0; look < 3; look++) {
    expect(await findNotMeLink(db, token, {})).toMatchObject({ state: "ready" });
  }
  expect(await standingOf(user)).toEqual(untouched);
  await press(token);
  expect(await findNotMeLink(db, token, {})).toEqual({ state: "used" });
});

test("a link that is changed, cut, made elsewhere or too old does nothing, nor in another's browser", async () => {
  const { user, own, token } = await aStrangeSignIn();
  const flipped = `${token.slice(0, 60)}${token[60] === "A" ? "B" : "A"}${token.slice(61)}`;
  const plain = { about: "change", userId: user.id, id: crypto.randomUUID(), at: Date.now() };
  const forged = Buffer.from(JSON.stringify(plain)).toString("base64url");
  for (const wrong of [flipped, token.slice(0, -1), forged, "A".repeat(43)]) {
    expect(await press(wrong)).toEqual({ state: "dead" });
  }
  const eve = await aSession(await aPerson());
  const asEve = aContext({ session: { id: eve.sessionId, userId: eve.userId } });
  expect(await press(token, asEve)).toEqual({ state: "anothers" });
  expect(await findNotMeLink(db, token, asEve)).toEqual({ state: "anothers" });
  expect(await standingOf(user)).toEqual(untouched);
  const asOwn = aContext({ session: { id: own.sessionId, userId: own.userId } });
  expect(await press(token, asOwn)).toEqual({ state: "done" });
});

test("a link is good for its days and no longer", async () => {
  const user = await aPerson();
  const about: NotMeSubject = { about: "change", userId: user.id };
  const day = 24 * 3600 * 1000;
  const sealedBefore = (milliseconds: number) =>
    sealNotMe(about, new Date(Date.now() - milliseconds));
  const tooOld = sealedBefore(limits.notMeDays * day + 1000);
  expect(await press(tooOld)).toEqual({ state: "dead" });
  expect(await standingOf(user)).toEqual(untouched);
  expect(await press(sealedBefore(limits.notMeDays * day - 60_000))).toEqual({ state: "done" });
});

test("a link of somebody whose account is closed does nothing", async () => {
  const { user, token } = await aStrangeSignIn();
  await db.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
  expect(await press(token)).toEqual({ state: "dead" });
  expect(await standingOf(user)).toEqual(untouched);
});

test("a barred password is answered as a wrong one, and its owner alone is mailed the way in", async () => {
  const { user, token } = await aStrangeSignIn();
  const wrong = await signIn(user, "seven green windmills over sand");
  await press(token);
  expect(await signIn(user)).toEqual(wrong);
  expect(await signIn(user, "seven green windmills over sand")).toEqual(wrong);
  const requests = await waitingResetRequests();
  expect(requests).toHaveLength(1);
  for (const sealed of requests) await answerResetRequest(db, sealed);
  expect(await standingOf(user)).toEqual({ barred: true, presses: 1, resets: 2 });
  expect((await messagesTo(user.id)).at(-1)?.text).toContain("Someone entered your old password");
});

test("a sign-in under way when the button is pressed opens no session", async () => {
  const { user, token } = await aStrangeSignIn();
  await asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "user_id" = $1`, [user.id]);
  await Promise.all([press(token), ...Array.from({ length: 8 }, () => signIn(user))]);
  const { passwordBarredAt } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  const later = await db.session.count({
    where: { userId: user.id, endedAt: null, createdAt: { gt: passwordBarredAt ?? new Date(0) } },
  });
  expect(later).toBe(0);
});
