import { beforeEach, expect, test } from "vitest";
import { changePassword } from "@/lib/password-change/change-password";
import { now } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import { authenticate } from "@/lib/sessions/authenticate";
import { introspectToken } from "@/lib/sessions/introspect-token";
import { refreshSession } from "@/lib/sessions/refresh-session";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { aContext, aPerson, aPhone, PASSWORD } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { changePolicy } from "./change-policy";
import { closedFor, dutyOf } from "./duty";
import { passwordDeadline } from "./password-deadline";

const db = database();
const DAY_MS = 24 * 3600 * 1000;
const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);
const expired = { code: "PASSWORD_EXPIRED" };

const expireAfter = (expiryDays: number | null) =>
  changePolicy(
    db,
    "passwords",
    { charactersMin: 12, history: 5, kindsMin: 0, expiryDays },
    { reason: "somebody makes us" },
    aContext(),
  );

beforeEach(() => asOwner(`DELETE FROM "policy"`));

test("passwords expire where the rule says so, and only where there is one", () => {
  const owner = { hasPassword: true, passwordChangedAt: daysAgo(10), createdAt: daysAgo(400) };
  expect(passwordDeadline({ expiryDays: null }, owner)).toBeNull();
  const due = passwordDeadline({ expiryDays: 12 }, owner)?.getTime() ?? 0;
  expect(due - owner.passwordChangedAt.getTime()).toBe(12 * DAY_MS);
  expect(passwordDeadline({ expiryDays: 90 }, { ...owner, hasPassword: false })).toBeNull();
  const imported = { ...owner, passwordChangedAt: null };
  expect(passwordDeadline({ expiryDays: 90 }, imported)?.getTime()).toBeLessThan(Date.now());
});

test("an expired password still signs in, to a session that opens nothing but its change", async () => {
  const user = await aPerson({ passwordChangedAt: daysAgo(91), createdAt: daysAgo(200) });
  await expireAfter(90);
  const signedIn = await signInWithPassword(
    db,
    { email: user.email, password: PASSWORD },
    aContext(),
  );
  const token = signedIn.ok && "signedIn" in signedIn ? signedIn.signedIn.token : "";
  const session = await authenticate(token);
  if (!session) throw new Error("There is no session.");
  expect(dutyOf(session)).toBe("password");
  expect(closedFor(session)).toMatchObject(expired);
  expect(closedFor(session, ["two_factor"])).toMatchObject(expired);
  expect(closedFor(session, ["password"])).toBeNull();

  const fresh = { currentPassword: PASSWORD, newPassword: "four quiet kettles hum at noon" };
  const changed = await changePassword(db, session, fresh, aContext());
  if (!changed.ok) throw new Error(changed.code);
  const after = await authenticate(changed.token);
  expect(after && dutyOf(after)).toBeNull();
});

test("a live session is confined when its password expires, and free when the rule goes", async () => {
  const user = await aPerson({ passwordChangedAt: daysAgo(91) });
  const phone = await aPhone(user);
  const standing = async () => (await introspectToken(phone.accessToken)).active;
  expect(await standing()).toBe(true);
  await expireAfter(90);
  expect(await standing()).toBe(false);
  expect(await refreshSession(db, phone.refreshToken, aContext())).toMatchObject(expired);
  await expireAfter(null);
  expect(await standing()).toBe(true);
  expect(await refreshSession(db, phone.refreshToken, aContext())).toMatchObject({ ok: true });
});

test("a phone that signs in with an expired password gets no refresh token", async () => {
  await expireAfter(90);
  expect((await aPhone(await aPerson({ passwordChangedAt: daysAgo(91) }))).refreshToken).toBe("");
  expect((await aPhone(await aPerson({ passwordChangedAt: daysAgo(89) }))).refreshToken).not.toBe(
    "",
  );
});

test("where both are due the password comes first", () => {
  const [past, ahead] = [daysAgo(1), daysAgo(-1)];
  expect(dutyOf({ passwordDueAt: past, twoFactorDueAt: past })).toBe("password");
  expect(dutyOf({ passwordDueAt: ahead, twoFactorDueAt: past })).toBe("two_factor");
  expect(dutyOf({ passwordDueAt: ahead, twoFactorDueAt: null })).toBeNull();
});
