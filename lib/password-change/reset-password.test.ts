import { expect, test } from "vitest";
import { twoFactorStatus } from "@/lib/factors/status";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { openChallenge } from "@/lib/sign-in/challenge";
import { sendChallengeCode } from "@/lib/sign-in/send-challenge-code";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { addEmailCodes } from "@/lib/two-factor/code-channels";
import { register } from "@/lib/users/register";
import { verifyEmail } from "@/lib/users/verify-email";
import {
  aContext,
  anEmail,
  aPerson,
  aSession,
  PASSWORD,
  withTwoFactor,
} from "@/scripts/testing/people";
import { aResetLink } from "@/scripts/testing/reset-links";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";
import { resetPassword } from "./reset-password";

const db = database();
const NEW = "four quiet kettles hum at noon";

const reset = (token: string, password = NEW, context = aContext()) =>
  resetPassword(db, { token, password }, context);

const signIn = (email: string, password: string, context = aContext()) =>
  signInWithPassword(db, { email, password }, context);

const refused = { ok: false, code: "INVALID_TOKEN" };
const isReset = (type: string) => type === "password.reset";

test("a reset sets the password, ends all that was open, tells the owner, and signs nobody in", async () => {
  const user = await aPerson();
  const { session } = await withTwoFactor(user);
  const { deviceId } = await db.session.findUniqueOrThrow({ where: { id: session.sessionId } });
  const trust = `UPDATE "device" SET "trusted_until" = now() + interval '1 day', "trust_digest" = 'x' WHERE "id" = $1`;
  await asOwner(trust, [deviceId]);
  await db.user.update({ where: { id: user.id }, data: { passwordBarredAt: new Date() } });
  const challenge = await db.challenge.create({
    data: { userId: user.id, remember: false, expiresAt: new Date(Date.now() + 60_000) },
  });

  expect(await reset(await aResetLink(user.id))).toEqual({ ok: true });

  const after = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(after).toMatchObject({ passwordBarredAt: null, twoFactorSince: expect.any(Date) });
  expect(after.resetByMailAt).toEqual(after.passwordChangedAt);
  expect(await db.session.count({ where: { userId: user.id, endedAt: null } })).toBe(0);
  expect(await db.device.count({ where: { userId: user.id, trustedUntil: { not: null } } })).toBe(
    0,
  );
  const closed = await db.challenge.findUniqueOrThrow({ where: { id: challenge.id } });
  expect(closed.closedAt).not.toBeNull();
  expect((await eventsOf(user.id)).filter(isReset)).toHaveLength(1);
  expect((await messagesTo(user.id)).at(-1)).toMatchObject({ template: "password-reset" });
  expect(await signIn(user.email, PASSWORD)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  expect(await signIn(user.email, NEW)).toMatchObject({ next: { step: "second_factor" } });
});

test("of twenty uses of one link at once one sets the password", async () => {
  const user = await aPerson();
  const token = await aResetLink(user.id);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => reset(token, `${NEW} ${at}`)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = `${NEW} ${answers.findIndex(({ ok }) => ok)}`;
  expect(await signIn(user.email, winner)).toMatchObject({ ok: true });
  expect((await eventsOf(user.id)).filter(isReset)).toHaveLength(1);
}, 60_000);

test("only the newest link works, once, and the others are dead after it", async () => {
  const user = await aPerson();
  const [first, second] = [await aResetLink(user.id), await aResetLink(user.id)];
  expect(await reset(first)).toMatchObject(refused);
  expect(await reset(second)).toEqual({ ok: true });
  expect(await reset(second)).toMatchObject(refused);
  expect(await reset(first)).toMatchObject(refused);
});

test("a link ends with its time, with the account, and in a browser that is somebody else's", async () => {
  const people = await Promise.all([aPerson(), aPerson(), aPerson(), aPerson()] as const);
  const [late, frozen, gone, mine] = people;
  const tokens = await Promise.all(people.map(({ id }) => aResetLink(id)));
  await asOwner(`UPDATE "mail_token" SET "expires_at" = now() WHERE "user_id" = $1`, [late.id]);
  await db.user.update({ where: { id: frozen.id }, data: { disabledAt: new Date() } });
  await db.user.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
  for (const token of tokens.slice(0, 3)) expect(await reset(token)).toMatchObject(refused);
  const eve = await aSession(await aPerson());
  const asEve = aContext({ session: { id: eve.sessionId, userId: eve.userId } });
  expect(await reset(tokens[3] ?? "", NEW, asEve)).toMatchObject(refused);
  expect(await signIn(mine.email, PASSWORD)).toMatchObject({ ok: true });
  expect(await reset(tokens[3] ?? "")).toEqual({ ok: true });
});

test("a password that may not be chosen, or that its owner has barred, leaves the link good", async () => {
  const user = await aPerson({ passwordBarredAt: new Date() });
  const token = await aResetLink(user.id);
  expect(await reset(token, "robin moore 2026")).toMatchObject({
    fields: { password: "password.personal" },
  });
  expect(await reset(token, PASSWORD)).toMatchObject({ fields: { password: "password.barred" } });
  expect(await reset(token)).toEqual({ ok: true });
});

test("what is mailed for one purpose opens nothing of another", async () => {
  const email = anEmail();
  await register(db, { email, password: PASSWORD, name: "Sam Reed" }, aContext());
  const user = await db.user.findUniqueOrThrow({ where: { emailNormalized: email } });
  const verification = (await messagesTo(user.id)).at(-1)?.token ?? "";
  expect(await reset(verification)).toMatchObject(refused);
  const token = await aResetLink(user.id);
  expect(await verifyEmail(db, { token }, aContext())).toMatchObject(refused);
});

test("the owner of the mailbox gets the account from whoever registered it, and keeps it", async () => {
  const email = anEmail();
  const registering = () =>
    register(db, { email, password: PASSWORD, name: "Sam Reed" }, aContext());
  await registering();
  const user = await db.user.findUniqueOrThrow({ where: { emailNormalized: email } });
  const strangers = (await messagesTo(user.id)).at(-1)?.token ?? "";
  expect(await reset(await aResetLink(user.id))).toEqual({ ok: true });
  expect(await verifyEmail(db, { token: strangers }, aContext())).toMatchObject(refused);
  await registering();
  expect(await signIn(email, PASSWORD)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  expect(await signIn(email, NEW)).toMatchObject({ signedIn: { userId: user.id } });
});

test("of a reset and registrations at once, none puts its password over the proved one", async () => {
  const email = anEmail();
  const registering = () =>
    register(db, { email, password: PASSWORD, name: "Sam Reed" }, aContext());
  await registering();
  const user = await db.user.findUniqueOrThrow({ where: { emailNormalized: email } });
  const token = await aResetLink(user.id);
  await Promise.all([...Array.from({ length: 10 }, registering), reset(token)]);
  expect(await signIn(email, NEW)).toMatchObject({ signedIn: { userId: user.id } });
}, 60_000);

test("a reset forgets the wrong tries that locked the account, in every browser of its owner", async () => {
  const user = await aPerson();
  const first = await signIn(user.email, PASSWORD);
  const browserToken =
    first.ok && "signedIn" in first ? first.signedIn.browserToken : "not signed in";
  for (let guess = 0; guess < limits.signInFailures; guess++) {
    await signIn(user.email, "not the right password");
    await signIn(user.email, "not the right password", aContext({ browserToken }));
  }
  expect(await signIn(user.email, PASSWORD)).toMatchObject({ code: "RATE_LIMITED" });
  const lockedUntil = async () =>
    (await db.user.findUniqueOrThrow({ where: { id: user.id } })).lockedUntil;
  expect(await lockedUntil()).toBeInstanceOf(Date);
  await reset(await aResetLink(user.id));
  expect(await lockedUntil()).toBeNull();
  expect(await signIn(user.email, NEW)).toMatchObject({ ok: true });
  expect(await signIn(user.email, NEW, aContext({ browserToken }))).toMatchObject({ ok: true });
}, 60_000);

test("guesses at links are limited by address", async () => {
  const context = aContext();
  const guesses = Array.from({ length: limits.resetTriesPerAddressPerMinute + 1 }, () =>
    reset("A".repeat(43), NEW, context),
  );
  const codes = (await Promise.all(guesses)).map((answer) => (answer.ok ? "OK" : answer.code));
  expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(1);
});

test("after a reset a mailed code does not count until something else than the mailbox was proved", async () => {
  const user = await aPerson();
  const { session, secret } = await withTwoFactor(user);
  await addEmailCodes(db, session, aContext());
  await reset(await aResetLink(user.id));
  const begun = await signIn(user.email, NEW);
  if (!begun.ok || !("next" in begun) || begun.next.step !== "second_factor") {
    throw new Error("No second step was asked for.");
  }
  const challengeId = begun.next.challenge.id;
  expect(await sendChallengeCode(db, { challengeId, method: "email" }, aContext())).toMatchObject({
    ok: false,
  });
  const input = { challengeId, method: "totp", code: totpCode(secret) } as const;
  expect(await verifySecondFactor(db, input, aContext())).toMatchObject({ ok: true });
  expect((await twoFactorStatus(db, user.id)).methods).toContain("email");
});

test("a mailed code of an account without a factor shows nothing but the mailbox; a first authenticator does", async () => {
  const user = await aPerson();
  await reset(await aResetLink(user.id));
  const resetAt = async () =>
    (await db.user.findUniqueOrThrow({ where: { id: user.id } })).resetByMailAt;
  const owner = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  const risk = { score: 45, reasons: ["new_device"], level: "medium" } as const;
  const opening = { user: owner, remember: false, risk: { ...risk, reasons: [...risk.reasons] } };
  const { id: challengeId } = await db.$transaction((tx) => openChallenge(tx, opening, aContext()));
  await sendChallengeCode(db, { challengeId, method: "email" }, aContext());
  const code = (await messagesTo(user.id)).at(-1)?.code ?? "";
  const input = { challengeId, method: "email", code } as const;
  expect(await verifySecondFactor(db, input, aContext())).toMatchObject({ ok: true });
  expect(await resetAt()).not.toBeNull();
  await withTwoFactor(owner);
  expect(await resetAt()).toBeNull();
});
