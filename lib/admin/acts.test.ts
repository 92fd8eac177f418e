import { expect, test } from "vitest";
import { eventKinds } from "@/lib/audit/catalogue";
import { listOwnEvents } from "@/lib/audit/own-events";
import { readEvents } from "@/lib/data-export/read-events";
import { trustDevice } from "@/lib/devices/trust-device";
import { requestEmailChange } from "@/lib/email-change/request-email-change";
import { accountOverview } from "@/lib/overview/account-overview";
import { resetPassword } from "@/lib/password-change/reset-password";
import { after } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { FailureCode } from "@/lib/platform/outcome";
import { randomToken } from "@/lib/platform/random";
import { openRequest } from "@/lib/recovery-requests/open-request";
import { authenticate } from "@/lib/sessions/authenticate";
import { refreshSession } from "@/lib/sessions/refresh-session";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import {
  aContext,
  anAdmin,
  anEmail,
  aPerson,
  aPhone,
  aSession,
  PASSWORD,
  stale,
  withTwoFactor,
} from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import type { ActByAdmin } from "./by-admin";
import { byOperator } from "./by-operator";
import { disableAccount } from "./disable-account";
import { enableAccount } from "./enable-account";
import { endAllSessions } from "./end-all-sessions";
import { makeAdmin, makeAdminOf } from "./make-admin";
import { removeAdmin } from "./remove-admin";
import { requirePasswordReset } from "./require-password-reset";
import { resetTwoFactor, resetTwoFactorOf } from "./reset-two-factor";
import { sendResetLink } from "./send-reset-link";
import { unlock, unlockAccount } from "./unlock";

const db = database();
const NEW = "four quiet kettles hum at noon";
const reason = "They called";

const all: Record<string, ActByAdmin<FailureCode>> = {
  unlockAccount,
  requirePasswordReset,
  sendResetLink,
  resetTwoFactorOf,
  endAllSessions,
  disableAccount,
  enableAccount,
  makeAdminOf,
  removeAdmin,
};

type Admin = Awaited<ReturnType<typeof anAdmin>>;

const by = (act: ActByAdmin<FailureCode>, { session }: Admin, { id: personId }: Pick<User, "id">) =>
  act(db, session, { personId, reason }, aContext({ session: sessionOf(session) }));

const sessionOf = ({ sessionId: id, userId }: Admin["session"]) => ({ id, userId });

const rowOf = ({ id }: Pick<User, "id">) => db.user.findUniqueOrThrow({ where: { id } });

const signIn = ({ email }: User, password = PASSWORD, browserToken?: string) =>
  signInWithPassword(db, { email, password }, aContext({ browserToken }));

const newest = async ({ id }: Pick<User, "id">) =>
  db.auditEvent.findFirstOrThrow({ where: { subjectId: id }, orderBy: { id: "desc" } });

const templatesTo = async ({ id }: Pick<User, "id">) =>
  (await messagesTo(id)).map(({ template }) => template);

/** With two sessions, a trusted browser, and whatever else an act may end. */
async function somebodyIn() {
  const user = await aPerson();
  const protectedOne = await withTwoFactor(user);
  const there = aContext({ browserToken: randomToken() });
  const other = await aSession(user, there);
  await db.$transaction((tx) => trustDevice(tx, other.deviceId ?? "", there));
  await requestEmailChange(db, protectedOne.session, { email: anEmail() }, aContext());
  return { user, ...protectedOne };
}

async function whatIsOpen(userId: string) {
  return {
    sessions: await db.session.count({ where: { userId, endedAt: null } }),
    trusted: await db.device.count({ where: { userId, trustedUntil: { not: null } } }),
    challenges: await db.challenge.count({ where: { userId, closedAt: null } }),
    changes: await db.emailChange.count({ where: { userId, closedAt: null } }),
  };
}

const nothing = { sessions: 0, trusted: 0, challenges: 0, changes: 0 };

test.each([
  ["password.reset_required", requirePasswordReset],
  ["two_factor.reset", resetTwoFactorOf],
  ["session.ended_by_admin", endAllSessions],
  ["account.disabled", disableAccount],
  ["account.made_admin", makeAdminOf],
] as const)(
  "%s ends all that is open, is one row with its reason, and one mail",
  async (type, act) => {
    const admin = await anAdmin();
    const { user } = await somebodyIn();
    await signIn(user);
    expect(await whatIsOpen(user.id)).toMatchObject({ sessions: 2, trusted: 1, challenges: 1 });
    const before = { events: (await eventsOf(user.id)).length, mails: await templatesTo(user) };
    expect(await by(act, admin, user)).toEqual({ ok: true });
    expect(await whatIsOpen(user.id)).toEqual(nothing);
    expect((await eventsOf(user.id)).slice(before.events)).toEqual([type]);
    expect(await newest(user)).toMatchObject({
      type,
      reason,
      actorId: admin.user.id,
      sessionId: admin.session.sessionId,
      details: { sessions: 2, devices: 1 },
    });
    expect((await templatesTo(user)).slice(before.mails.length)).toEqual([eventKinds[type].mail]);
    expect((await messagesTo(user.id)).at(-1)?.text).toContain(`“${reason}”`);
  },
);

test("the owner reads that an admin did it and why, and not from where", async () => {
  const { user } = await somebodyIn();
  const admin = await anAdmin();
  await by(endAllSessions, admin, user);
  const [event] = (await listOwnEvents(db, user.id)).events;
  expect(event).toMatchObject({
    type: "session.ended_by_admin",
    reason,
    address: null,
    userAgent: null,
    sessionId: null,
  });
});

test("nor from where, when a recovery ends with it: in the log, the overview, the copy and the mail", async () => {
  const user = await aPerson();
  await withTwoFactor(user);
  const waits = () =>
    db.$transaction((tx) => openRequest(tx, { userId: user.id, dueAt: after(3600) }));
  const admin = await anAdmin();
  const place = { address: "203.0.113.77", userAgent: "AdminsOwnBrowser/1.0" };
  const context = aContext({ ...place, session: sessionOf(admin.session) });
  const acts = [endAllSessions, requirePasswordReset, makeAdminOf, resetTwoFactorOf];
  for (const act of acts) {
    await waits();
    const input = { personId: user.id, reason };
    expect(await act(db, admin.session, input, context)).toEqual({ ok: true });
  }
  const ended = { subjectId: user.id, type: "recovery.ended" };
  expect(await db.auditEvent.count({ where: { ...ended, address: place.address } })).toBe(4);

  await asOwner(`UPDATE "user" SET "password_barred_at" = NULL WHERE "id" = $1`, [user.id]);
  const told = await Promise.all([
    listOwnEvents(db, user.id),
    accountOverview(await aSession(user)),
    readEvents(db, { userId: user.id, until: after(60), place: null, take: 100 }),
    messagesTo(user.id),
  ]);
  for (const each of told.map((one) => JSON.stringify(one))) {
    expect(each).toMatch(/recovery.ended/);
    expect(each).not.toMatch(/203\.0\.113\.77|AdminsOwnBrowser/);
  }
});

test("a locked person comes in again at once, from every browser", async () => {
  const admin = await anAdmin();
  const user = await aPerson();
  const known = randomToken();
  await aSession(user, aContext({ browserToken: known }));
  for (let guess = 0; guess < limits.signInFailures; guess++) {
    await signIn(user, "not it at all");
    await signIn(user, "not it at all", known);
  }
  expect(await signIn(user)).toMatchObject({ code: "RATE_LIMITED" });
  expect(await by(unlockAccount, admin, user)).toEqual({ ok: true });
  expect(await signIn(user)).toMatchObject({ ok: true });
  expect(await signIn(user, PASSWORD, known)).toMatchObject({ ok: true });
  expect(await by(unlockAccount, admin, user)).toEqual({ ok: false, code: "ALREADY_SO" });
  expect(await templatesTo(user)).toContain("account-unlocked");
});

test("too many wrong codes are forgiven, too", async () => {
  const admin = await anAdmin();
  const { user, backupCodes } = await somebodyIn();
  const verify = async (code: string) => {
    const result = await signIn(user);
    if (!result.ok || !("next" in result) || result.next.step !== "second_factor") return result;
    const { id: challengeId } = result.next.challenge;
    return verifySecondFactor(db, { challengeId, method: "backup_code", code }, aContext());
  };
  for (let guess = 0; guess <= limits.factorTriesPerHour; guess++) {
    await verify("00000-00000-00000-00000");
  }
  expect(await verify(backupCodes[0] ?? "")).toMatchObject({ code: "RATE_LIMITED" });
  expect(await by(unlockAccount, admin, user)).toEqual({ ok: true });
  expect(await newest(user)).toMatchObject({ details: { password: false, codes: true } });
  expect(await verify(backupCodes[0] ?? "")).toMatchObject({ ok: true });
});

test("a password that must be reset opens nothing until the mailed link has set another", async () => {
  const admin = await anAdmin();
  const user = await aPerson();
  await aSession(user);
  expect(await by(requirePasswordReset, admin, user)).toEqual({ ok: true });
  expect(await signIn(user)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  expect(await by(requirePasswordReset, admin, user)).toEqual({ ok: false, code: "ALREADY_SO" });
  const token = (await messagesTo(user.id)).at(-1)?.token ?? "";
  expect(await resetPassword(db, { token, password: NEW }, aContext())).toEqual({ ok: true });
  expect(await signIn(user, NEW)).toMatchObject({ ok: true });
});

test("a link that an admin sends sets a password, and leaves the old one in force until then", async () => {
  const admin = await anAdmin();
  const user = await aPerson();
  await aSession(user);
  expect(await by(sendResetLink, admin, user)).toEqual({ ok: true });
  expect(await newest(user)).toMatchObject({ type: "password.reset_link_sent", reason });
  expect(await signIn(user)).toMatchObject({ ok: true });
  // What the admin does next does not take the way back in away.
  await by(endAllSessions, admin, user);
  const sent = (await messagesTo(user.id)).find(({ template }) => template === "reset-link-sent");
  const input = { token: sent?.token ?? "", password: NEW };
  expect(await resetPassword(db, input, aContext())).toEqual({ ok: true });
});

test("after a reset nothing of the second factor is left, and the next sign-in wants a mailed code once", async () => {
  const admin = await anAdmin();
  const { user } = await somebodyIn();
  expect(await by(resetTwoFactorOf, admin, user)).toEqual({ ok: true });
  const userId = user.id;
  const left = await Promise.all([
    db.authenticator.count({ where: { userId } }),
    db.authenticatorSetup.count({ where: { userId } }),
    db.backupCode.count({ where: { userId } }),
    db.codeChannel.count({ where: { userId } }),
    db.oneTimeCode.count({ where: { userId } }),
  ]);
  expect(left).toEqual([0, 0, 0, 0, 0]);
  expect(await rowOf(user)).toMatchObject({ twoFactorSince: null, lastMethod: null });
  expect(await by(resetTwoFactorOf, admin, user)).toEqual({ ok: false, code: "ALREADY_SO" });

  const first = await signIn(user);
  if (!first.ok || !("next" in first) || first.next.step !== "second_factor") {
    throw new Error("No code was asked for.");
  }
  expect(first.next.challenge.riskReasons).toContain("two_factor_reset");
  const code = (await messagesTo(userId)).findLast(({ template }) => template === "code")?.code;
  const proof = {
    challengeId: first.next.challenge.id,
    method: "email",
    code: code ?? "",
  } as const;
  expect(await verifySecondFactor(db, proof, aContext())).toMatchObject({ ok: true });
  expect(await signIn(user)).toMatchObject({ ok: true, signedIn: {} });
});

test("a disabled account opens nowhere, by no token and no link, until it is enabled", async () => {
  const admin = await anAdmin();
  const user = await aPerson();
  const phone = await aPhone(user);
  await by(sendResetLink, admin, user);
  const token = (await messagesTo(user.id)).at(-1)?.token ?? "";
  expect(await by(disableAccount, admin, user)).toEqual({ ok: true });
  expect(await authenticate(phone.accessToken, "MOBILE")).toBeNull();
  expect(await refreshSession(db, phone.refreshToken, aContext())).toMatchObject({ ok: false });
  expect(await signIn(user)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  for (const act of [sendResetLink, requirePasswordReset, makeAdminOf]) {
    expect(await by(act, admin, user)).toEqual({ ok: false, code: "ACCOUNT_NOT_OPEN" });
  }
  expect(await by(enableAccount, admin, user)).toEqual({ ok: true });
  expect(await by(enableAccount, admin, user)).toEqual({ ok: false, code: "ALREADY_SO" });
  expect(await signIn(user)).toMatchObject({ ok: true });
  expect(await authenticate(phone.accessToken, "MOBILE")).toBeNull();
  const input = { token, password: NEW };
  expect(await resetPassword(db, input, aContext())).toMatchObject({ code: "INVALID_TOKEN" });
});

test("who becomes an admin has proved an address; who is none any more is out", async () => {
  const admin = await anAdmin();
  const unverified = await aPerson({ emailVerifiedAt: null });
  expect(await by(makeAdminOf, admin, unverified)).toMatchObject({ code: "ACCOUNT_NOT_OPEN" });
  const { user } = await anAdmin();
  expect(await by(removeAdmin, admin, user)).toEqual({ ok: true });
  expect(await whatIsOpen(user.id)).toEqual(nothing);
  expect(await rowOf(user)).toMatchObject({ role: "USER" });
  expect(await by(removeAdmin, admin, user)).toMatchObject({ code: "ALREADY_SO" });
});

test("no admin does to themselves what would lock them out", async () => {
  const admin = await anAdmin();
  await anAdmin();
  for (const act of [disableAccount, removeAdmin, resetTwoFactorOf, requirePasswordReset]) {
    expect(await by(act, admin, admin.user)).toEqual({ ok: false, code: "OWN_ACCOUNT" });
  }
  expect(await whatIsOpen(admin.user.id)).toMatchObject({ sessions: 1 });
});

test("without a fresh proof, without the role, or without two-factor nothing is done to anybody", async () => {
  const user = await aPerson();
  const open = await aSession(user);
  const admin = await anAdmin();
  const plain = await withTwoFactor(await aPerson());
  const bare = await aSession(await aPerson({ role: "ADMIN" }));
  const before = await rowOf(user);
  for (const act of Object.values(all)) {
    const input = { personId: user.id, reason };
    const sessions = [stale(admin.session), plain.session, bare];
    const answers = await Promise.all(sessions.map((one) => act(db, one, input, aContext())));
    expect(answers.map((each) => (each.ok ? "OK" : each.code))).toEqual([
      "CONFIRMATION_REQUIRED",
      "NOT_FOUND",
      "NOT_FOUND",
    ]);
    const nobody = { personId: crypto.randomUUID(), reason };
    expect(await act(db, admin.session, nobody, aContext())).toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await rowOf(user)).toEqual(before);
  expect((await eventsOf(user.id)).filter((type) => eventKinds[type].byAdmin)).toEqual([]);
  expect(await db.session.findUnique({ where: { id: open.sessionId } })).toMatchObject({
    endedAt: null,
  });
});

const retireAdmins = () =>
  asOwner(`UPDATE "user" SET "disabled_at" = now() WHERE "role" = 'ADMIN'`);

const staying = () =>
  db.user.count({
    where: { role: "ADMIN", disabledAt: null, twoFactorSince: { not: null }, eraseAt: null },
  });

test.each(["disable and demote", "reset"])(
  "of two admins who %s each other at once, many times over, one stays",
  async (what) => {
    await retireAdmins();
    const [one, two] = [await anAdmin(), await anAdmin()];
    const acts = what === "reset" ? [resetTwoFactorOf] : [disableAccount, removeAdmin];
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, at) => {
        const act = acts[Math.floor(at / 2) % acts.length] ?? disableAccount;
        return at % 2 ? by(act, one, two.user) : by(act, two, one.user);
      }),
    );
    expect(done.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(await staying()).toBe(1);
  },
);

test("who is leaving, or has no second factor, does not count as the admin who stays", async () => {
  await retireAdmins();
  const [leaving, last] = [await anAdmin(), await anAdmin()];
  await aPerson({ role: "ADMIN" });
  await asOwner(`UPDATE "user" SET "erase_at" = now() + interval '1 day' WHERE "id" = $1`, [
    leaving.user.id,
  ]);
  for (const act of [disableAccount, removeAdmin, resetTwoFactorOf]) {
    expect(await by(act, leaving, last.user)).toEqual({ ok: false, code: "LAST_ADMIN" });
  }
  expect(await staying()).toBe(1);
});

test("an operator helps where no admin can: the last one back in, by the password alone, at once", async () => {
  await retireAdmins();
  const { user } = await anAdmin();
  const help = { email: user.email, reason };
  expect(await byOperator(db, resetTwoFactor, help, aContext())).toEqual({ ok: true });
  expect(await newest(user)).toMatchObject({ type: "two_factor.reset", actorId: null, reason });
  expect(await signIn(user)).toMatchObject({ ok: true, signedIn: {} });

  const next = await aPerson();
  const promoted = { email: next.email.toUpperCase(), reason };
  expect(await byOperator(db, makeAdmin, promoted, aContext())).toEqual({ ok: true });
  expect(await rowOf(next)).toMatchObject({ role: "ADMIN" });
  for (let guess = 0; guess < limits.signInFailures; guess++) await signIn(next, "not it at all");
  expect(await byOperator(db, unlock, promoted, aContext())).toEqual({ ok: true });
  expect(await byOperator(db, unlock, promoted, aContext())).toMatchObject({ code: "ALREADY_SO" });
  const nobody = { email: anEmail(), reason };
  expect(await byOperator(db, makeAdmin, nobody, aContext())).toMatchObject({ code: "NOT_FOUND" });
});
