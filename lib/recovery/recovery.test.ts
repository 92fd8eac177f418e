import { beforeEach, expect, test } from "vitest";
import { trustDevice } from "@/lib/devices/trust-device";
import { confirmEmailChange } from "@/lib/email-change/confirm-email-change";
import { requestEmailChange } from "@/lib/email-change/request-email-change";
import { sealPhone } from "@/lib/factors/one-time-codes/channels";
import { changePassword } from "@/lib/password-change/change-password";
import { resetPassword } from "@/lib/password-change/reset-password";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { changePolicy } from "@/lib/policies/change-policy";
import { changeProfile } from "@/lib/profile/change-profile";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { confirmFactor } from "@/lib/step-up/confirm-factor";
import {
  aContext,
  again,
  anEmail,
  aPerson,
  aSession,
  PASSWORD,
  withTwoFactor,
} from "@/scripts/testing/people";
import { aResetLink } from "@/scripts/testing/reset-links";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";
import { advanceRecovery, queueDueRecoveries } from "./advance-recovery";
import { askForRecovery } from "./ask-for-recovery";
import { completeRecovery } from "./complete-recovery";
import { startRecovery } from "./start-recovery";
import { stopOwnRecovery, stopRecovery } from "./stop-recovery";

const db = database();
const NEW = "four quiet kettles hum at noon";
const HOUR_MS = 3600 * 1000;

beforeEach(() => asOwner(`DELETE FROM "policy"`));

async function challengeOf(user: User, password = PASSWORD): Promise<string> {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  const result = await signInWithPassword(db, { email, password }, aContext());
  if (!result.ok || !("next" in result) || result.next.step !== "second_factor") {
    throw new Error("Nothing more was asked.");
  }
  return result.next.challenge.id;
}

const ask = async (user: User, password = PASSWORD) =>
  askForRecovery(db, { challengeId: await challengeOf(user, password) }, aContext());

const tokenIn = async ({ id }: User, wanted: string) =>
  (await messagesTo(id)).findLast(({ template }) => template === wanted)?.token ?? "";

const start = (token: string, context = aContext()) => startRecovery(db, token, context);
const stop = (token: string, context = aContext()) => stopRecovery(db, token, context);
const finish = (token: string, password = PASSWORD, context = aContext()) =>
  completeRecovery(db, { token, password }, context);

const somebody = async () => {
  const user = await aPerson();
  return { user, ...(await withTwoFactor(user)) };
};

/** Somebody who has asked, and opened the link. */
async function waiting() {
  const who = await somebody();
  await ask(who.user);
  const startToken = await tokenIn(who.user, "recovery-link");
  expect(await start(startToken)).toEqual({ state: "done" });
  return { ...who, startToken, stopToken: await tokenIn(who.user, "recovery-requested") };
}

const passWait = ({ id }: User) =>
  asOwner(`UPDATE "recovery_request" SET "due_at" = now() WHERE "user_id" = $1`, [id]);

async function ready() {
  const who = await waiting();
  await passWait(who.user);
  await advanceRecovery(db, who.user.id);
  return { ...who, finishToken: await finishTokenOf(who.user) };
}

const finishTokenOf = async ({ id }: User) => {
  const mail = (await messagesTo(id)).findLast(({ template }) => template === "recovery-ready");
  return /\/recover\/finish\?token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
};

const count = async ({ id }: User, type: string) =>
  (await eventsOf(id)).filter((each) => each === type).length;

const requestOf = ({ id: userId }: User) =>
  db.recoveryRequest.findFirst({ where: { userId }, orderBy: { id: "desc" } });

const hasFactor = async ({ id }: User) =>
  (await db.user.findUniqueOrThrow({ where: { id } })).twoFactorSince !== null;

test("password, mailbox and the wait together remove everything a second factor is made of", async () => {
  const { user, finishToken } = await ready();
  const { sessionId } = await aSession(user);
  const { deviceId } = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  await db.$transaction((tx) => trustDevice(tx, deviceId ?? "", aContext()));

  expect(await finish(finishToken)).toEqual({ ok: true });

  expect(await hasFactor(user)).toBe(false);
  const where = { userId: user.id };
  expect([
    await db.authenticator.count({ where }),
    await db.backupCode.count({ where }),
    await db.codeChannel.count({ where }),
    await db.device.count({ where: { ...where, trustedUntil: { not: null } } }),
    await db.session.count({ where: { ...where, endedAt: null } }),
  ]).toEqual([0, 0, 0, 0, 0]);
  expect(await count(user, "recovery.completed")).toBe(1);
  expect(await tokenIn(user, "recovery-completed")).not.toBe("");
  const signedIn = await signInWithPassword(
    db,
    { email: user.email, password: PASSWORD },
    aContext(),
  );
  expect(signedIn.ok).toBe(true);
  expect(await finish(finishToken)).toMatchObject({ code: "INVALID_TOKEN" });
});

test("nothing can be finished before the wait is over, and the wait is as long as the rule says", async () => {
  const change = { reason: "we are slow to read our mail" };
  await changePolicy(db, "recovery", { waitHours: 100 }, change, aContext());
  for (const waitHours of [limits.recoveryWaitHoursLeast - 1, limits.recoveryWaitHoursMost + 1]) {
    const refused = await changePolicy(db, "recovery", { waitHours }, change, aContext());
    expect(refused).toMatchObject({ code: "INVALID_INPUT" });
  }
  const { user } = await waiting();
  const { dueAt, createdAt } = (await requestOf(user)) ?? { dueAt: 0, createdAt: 0 };
  expect(Math.round((Number(dueAt) - Number(createdAt)) / HOUR_MS)).toBe(100);
  await advanceRecovery(db, user.id);
  expect(await finishTokenOf(user)).toBe("");
  expect((await requestOf(user))?.readyAt).toBeNull();
});

test("each link is good for its own step, and each step for one of twenty at once", async () => {
  const { user } = await somebody();
  await ask(user);
  const startToken = await tokenIn(user, "recovery-link");
  expect(await finish(startToken)).toMatchObject({ code: "INVALID_TOKEN" });
  expect(await stop(startToken)).toEqual({ state: "dead" });
  const starts = await Promise.all(Array.from({ length: 20 }, () => start(startToken)));
  expect(starts.filter((each) => "state" in each && each.state === "done")).toHaveLength(1);
  expect(await db.recoveryRequest.count({ where: { userId: user.id } })).toBe(1);
  expect(await count(user, "recovery.requested")).toBe(1);

  await passWait(user);
  await Promise.all(Array.from({ length: 20 }, () => advanceRecovery(db, user.id)));
  expect(await count(user, "recovery.ready")).toBe(1);
  const finishToken = await finishTokenOf(user);
  expect(await start(finishToken)).toEqual({ state: "dead" });
  const ends = await Promise.all(Array.from({ length: 20 }, () => finish(finishToken)));
  expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await count(user, "recovery.completed")).toBe(1);
});

test("of twenty who stop it one counts; the password is barred and the way to a new one mailed", async () => {
  const { user, session, stopToken, finishToken } = await ready();
  const [own, ...links] = await Promise.all([
    stopOwnRecovery(db, session, aContext()),
    ...Array.from({ length: 19 }, () => stop(stopToken)),
  ]);
  const won = [own.ok, ...links.map((each) => "state" in each && each.state === "done")];
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await count(user, "recovery.stopped")).toBe(1);
  expect(await stop(stopToken)).toEqual({ state: "used" });
  expect(await finish(finishToken)).toMatchObject({ code: "INVALID_TOKEN" });
  expect(await hasFactor(user)).toBe(true);
  await expect(ask(user)).rejects.toThrow();
  const { endedAt } = await db.session.findUniqueOrThrow({ where: { id: session.sessionId } });
  expect(endedAt).toBeNull();

  const token = await tokenIn(user, "recovery-stopped");
  expect(await resetPassword(db, { token, password: NEW }, aContext())).toEqual({ ok: true });
  expect(await ask(user, NEW)).toEqual({ ok: true });
  expect(await start(await tokenIn(user, "recovery-link"))).toEqual({ state: "done" });
});

test("finishing and stopping at once: never both", async () => {
  for (let round = 0; round < 3; round++) {
    const { user, stopToken, finishToken } = await ready();
    const [finished, stopped] = await Promise.all([finish(finishToken), stop(stopToken)]);
    const isStopped = "state" in stopped && stopped.state === "done";
    expect(finished.ok).toBe(!isStopped);
    expect(await hasFactor(user)).toBe(isStopped);
  }
});

test("it is told to every address and phone that may be the owner's, each with the link that stops it", async () => {
  const { user, session } = await somebody();
  const old = user.email;
  const email = anEmail();
  await requestEmailChange(db, session, { email }, aContext());
  const token = await tokenIn(user, "confirm-email");
  expect(await confirmEmailChange(db, session, { token }, aContext())).toMatchObject({ ok: true });
  const contactPhone = "+351912345678";
  await changeProfile(db, await again(session), { contactPhone }, aContext());

  const codePhone = "+351911111111";
  const id = crypto.randomUUID();
  const destination = sealPhone(codePhone, { table: "code_channel", userId: user.id, id });
  await db.codeChannel.create({ data: { id, userId: user.id, channel: "SMS", destination } });

  await ask(user);
  await start(await tokenIn(user, "recovery-link"));
  const told = (await messagesTo(user.id)).filter(
    ({ template }) => template === "recovery-requested",
  );
  expect(told.map(({ to }) => to)).toEqual([email, old, codePhone, contactPhone]);
  const stopTokens = new Set(told.map((message) => message.token));
  expect(stopTokens.size).toBe(1);
  await passWait(user);
  await advanceRecovery(db, user.id);
  const ready = (await messagesTo(user.id)).filter(({ template }) => template === "recovery-ready");
  const finishers = ready.filter(({ text }) => text.includes("/recover/finish?"));
  expect(finishers.map(({ to }) => to)).toEqual([email]);
  expect(await stop([...stopTokens][0] ?? "")).toEqual({ state: "done" });
});

test("a second factor that is shown, and another password, end it, and a link to begin it", async () => {
  const byFactor = await waiting();
  await verifySecondFactor(
    db,
    {
      challengeId: await challengeOf(byFactor.user),
      method: "totp",
      code: totpCode(byFactor.secret),
    },
    aContext(),
  );
  const byStepUp = await ready();
  await confirmFactor(db, byStepUp.session, totpCode(byStepUp.secret), aContext());
  const byChange = await ready();
  const proof = { currentPassword: PASSWORD, newPassword: NEW };
  await changePassword(db, byChange.session, proof, aContext());
  expect(await finish(byChange.finishToken, NEW)).toMatchObject({ code: "INVALID_TOKEN" });
  for (const { user } of [byFactor, byStepUp, byChange]) {
    expect((await requestOf(user))?.ending).toBe("ended");
    expect(await count(user, "recovery.ended")).toBe(1);
    expect(await tokenIn(user, "recovery-ended")).not.toBe("");
  }

  const { user, session } = await somebody();
  await ask(user);
  await changePassword(db, session, proof, aContext());
  expect(await start(await tokenIn(user, "recovery-link"))).toEqual({ state: "dead" });
});

test("without the password a link does nothing, and wrong ones count as wrong sign-ins", async () => {
  const { user, finishToken } = await ready();
  for (let guess = 1; guess < limits.signInFailures; guess++) {
    expect(await finish(finishToken, "not it at all")).toMatchObject({ code: "INVALID_PASSWORD" });
  }
  await finish(finishToken, "not it at all");
  expect(await finish(finishToken)).toMatchObject({ code: "ACCOUNT_LOCKED" });
  expect(await hasFactor(user)).toBe(true);
});

test("links do nothing in the browser of somebody else", async () => {
  const { user, stopToken, finishToken } = await ready();
  const eve = await aSession(await aPerson());
  const asEve = aContext({ session: { id: eve.sessionId, userId: eve.userId } });
  expect(await stop(stopToken, asEve)).toEqual({ state: "anothers" });
  expect(await finish(finishToken, PASSWORD, asEve)).toMatchObject({ code: "INVALID_TOKEN" });
  expect((await requestOf(user))?.closedAt).toBeNull();
});

test("an admin gets the same answer, and a mail that says who can help", async () => {
  const user = await aPerson({ role: "ADMIN" });
  await withTwoFactor(user);
  expect(await ask(user)).toEqual({ ok: true });
  const templates = (await messagesTo(user.id)).map(({ template }) => template);
  expect(templates).toContain("recovery-not-for-admins");
  expect(templates).not.toContain("recovery-link");
});

test("somebody made an admin meanwhile cannot finish", async () => {
  const { user, finishToken } = await ready();
  await db.user.update({ where: { id: user.id }, data: { role: "ADMIN" } });
  expect(await finish(finishToken)).toMatchObject({ code: "INVALID_TOKEN" });
  await advanceRecovery(db, user.id);
  expect((await requestOf(user))?.ending).toBe("lapsed");
});

test("asking again while it waits mails nothing, and once it is ready a newer link to finish", async () => {
  const { user } = await waiting();
  await ask(user);
  expect(await count(user, "recovery.asked")).toBe(1);
  await passWait(user);
  await advanceRecovery(db, user.id);
  const first = await finishTokenOf(user);
  await ask(user);
  const second = await finishTokenOf(user);
  expect(second).not.toBe(first);
  expect(await finish(first)).toMatchObject({ code: "INVALID_TOKEN" });
  expect(await finish(second)).toEqual({ ok: true });
});

test("only so many links are mailed in an hour", async () => {
  const { user } = await somebody();
  for (let round = 0; round < limits.recoveryLinksPerUserPerHour; round++) {
    expect(await ask(user)).toEqual({ ok: true });
  }
  expect(await ask(user)).toMatchObject({ code: "RATE_LIMITED" });
});

test("what nobody finishes runs out, and its owner hears of it", async () => {
  const { user, finishToken } = await ready();
  await asOwner(`UPDATE "recovery_request" SET "expires_at" = now() WHERE "user_id" = $1`, [
    user.id,
  ]);
  expect(await finish(finishToken)).toMatchObject({ code: "INVALID_TOKEN" });
  await asOwner("DELETE FROM graphile_worker._private_jobs");
  await queueDueRecoveries(db);
  const jobs = await asOwner("SELECT payload FROM graphile_worker._private_jobs");
  expect(jobs.rows).toContainEqual({ payload: { userId: user.id } });
  await advanceRecovery(db, user.id);
  await advanceRecovery(db, user.id);
  expect(await count(user, "recovery.lapsed")).toBe(1);
  expect(await hasFactor(user)).toBe(true);
});

test("a barred password finishes nothing, and one that is set anew by mail ends it", async () => {
  const { user, finishToken } = await ready();
  await db.user.update({ where: { id: user.id }, data: { passwordBarredAt: new Date() } });
  expect(await finish(finishToken)).toMatchObject({ code: "INVALID_PASSWORD" });
  const token = await aResetLink(user.id);
  await resetPassword(db, { token, password: NEW }, aContext());
  expect((await requestOf(user))?.ending).toBe("ended");
});
