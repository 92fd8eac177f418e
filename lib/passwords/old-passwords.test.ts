import { beforeEach, expect, test } from "vitest";
import { changePassword } from "@/lib/password-change/change-password";
import { resetPassword } from "@/lib/password-change/reset-password";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { bcryptHash } from "@/lib/platform/password-hash/pool";
import { changePolicy } from "@/lib/policies/change-policy";
import { readPolicy } from "@/lib/policies/read-policy";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { aContext, aPerson, aSession, PASSWORD, withTwoFactor } from "@/scripts/testing/people";
import { aResetLink } from "@/scripts/testing/reset-links";
import { asOwner } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";

const db = database();

const later = Array.from({ length: 7 }, (_, at) => `quiet kettle number ${at} hums at noon`);
const [second = "", third = ""] = later;

beforeEach(() => asOwner(`DELETE FROM "policy"`));

async function keep(history: number): Promise<void> {
  const rules = { ...(await readPolicy(db, "passwords")), history };
  const changed = await changePolicy(db, "passwords", rules, { reason: "a test" }, aContext());
  expect(changed.ok).toBe(true);
}

async function change(user: User, currentPassword: string, newPassword: string) {
  const session = await aSession(user);
  return changePassword(db, session, { currentPassword, newPassword }, aContext());
}

/** Through all of these, one after the other, from the first. */
async function through(user: User, passwords: string[]): Promise<void> {
  for (const [at, password] of passwords.entries()) {
    const answer = await change(user, passwords[at - 1] ?? PASSWORD, password);
    expect(answer, password).toMatchObject({ ok: true });
  }
}

const reset = async (user: User, password: string) =>
  resetPassword(db, { token: await aResetLink(user.id), password }, aContext());

const used = { code: "INVALID_INPUT", fields: { newPassword: "password.used" } };
const usedAtReset = { code: "INVALID_INPUT", fields: { password: "password.used" } };

test("none of the last five is chosen again, by change or by mail; the one before them is", async () => {
  const user = await aPerson();
  await through(user, later.slice(0, 6));
  const current = later[5] ?? "";
  expect(await change(user, current, later[0] ?? "")).toMatchObject(used);
  expect(await reset(user, later[4] ?? "")).toMatchObject(usedAtReset);
  expect(await reset(user, current)).toMatchObject(usedAtReset);
  expect(await db.oldPassword.count({ where: { userId: user.id } })).toBe(5);
  expect(await change(user, current, PASSWORD)).toMatchObject({ ok: true });
}, 60_000);

test("a rule of none keeps none, and lets go of those there were", async () => {
  const user = await aPerson();
  await through(user, [second]);
  await keep(0);
  await through(
    user,
    [third].map((password) => password),
  ).catch(() => undefined);
  expect(await change(user, second, third)).toMatchObject({ ok: true });
  expect(await db.oldPassword.count({ where: { userId: user.id } })).toBe(0);
  expect(await change(user, third, PASSWORD)).toMatchObject({ ok: true });
  expect(await reset(user, PASSWORD)).toMatchObject({ ok: true });
});

test("a barred password stays refused, also where no others are kept", async () => {
  await keep(0);
  const user = await aPerson();
  await db.user.update({ where: { id: user.id }, data: { passwordBarredAt: new Date() } });
  const barred = { fields: { password: "password.barred" } };
  expect(await reset(user, PASSWORD)).toMatchObject(barred);
  expect(await reset(user, second)).toMatchObject({ ok: true });
  expect(await change(user, second, third)).toMatchObject({ ok: true });
  expect(await reset(user, PASSWORD)).toMatchObject(barred);
});

test("only who has the password in force learns of earlier ones, and no code is spent on one", async () => {
  const user = await aPerson();
  await through(user, [second]);
  expect(await change(user, "not the right password", PASSWORD)).toMatchObject({
    code: "INVALID_PASSWORD",
  });
  const { session, secret } = await withTwoFactor(user);
  const stale = { ...session, factorProvedAt: new Date(0) };
  const code = totpCode(secret);
  const put = (newPassword: string) =>
    changePassword(db, stale, { currentPassword: second, newPassword, code }, aContext());
  expect(await put(PASSWORD)).toMatchObject(used);
  expect(await put(third)).toMatchObject({ ok: true });
});

test("another person's password is nobody's old one, and old ones go with their owner", async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  await through(one, [second]);
  expect(await change(other, PASSWORD, second)).toMatchObject({ ok: true });
  await db.user.delete({ where: { id: one.id } });
  expect(await db.oldPassword.count({ where: { userId: one.id } })).toBe(0);
});

test("of an address nobody had proved, the password is not remembered as its owner's", async () => {
  const user = await aPerson({ emailVerifiedAt: null });
  expect(await reset(user, second)).toMatchObject({ ok: true });
  expect(await db.oldPassword.count({ where: { userId: user.id } })).toBe(0);
});

test("who came with a password that breaks the rules signs in with it", async () => {
  const rules = { charactersMin: 64, history: 5, kindsMin: 4, expiryDays: null };
  await changePolicy(db, "passwords", rules, { reason: "a test" }, aContext());
  const imported = await bcryptHash("password", 4);
  const user = await aPerson({ passwordHash: imported, passwordChangedAt: null });
  for (const _time of ["first", "hashed anew"]) {
    const signIn = { email: user.email, password: "password" };
    expect(await signInWithPassword(db, signIn, aContext())).toMatchObject({ signedIn: {} });
  }
  expect(await change(user, "password", "pass")).toMatchObject({ code: "INVALID_INPUT" });
});
