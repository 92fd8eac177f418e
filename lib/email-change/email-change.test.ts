import { expect, test } from "vitest";
import { disown } from "@/lib/disowning/disown";
import { changePassword } from "@/lib/password-change/change-password";
import { requestReset } from "@/lib/password-change/request-reset";
import { resetPassword } from "@/lib/password-change/reset-password";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { answerResetRequest } from "@/lib/reset-links/answer-reset-request";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { sealNotMe } from "@/lib/tokens/not-me-token";
import { createUser } from "@/lib/users/create-user";
import { register } from "@/lib/users/register";
import {
  aContext,
  again,
  anEmail,
  aPerson,
  aPhone,
  aSession,
  PASSWORD,
  stale,
} from "@/scripts/testing/people";
import { aResetLink, waitingResetRequests } from "@/scripts/testing/reset-links";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { confirmEmailChange } from "./confirm-email-change";
import { pendingChange, takeBackEmailChange } from "./pending-change";
import { requestEmailChange } from "./request-email-change";
import { undoEmailChange } from "./undo-email-change";

const db = database();
const NEW = "four quiet kettles hum at noon";

const ask = (session: Authenticated, email: string) =>
  requestEmailChange(db, session, { email }, aContext());

const confirm = (session: Authenticated, token: string) =>
  confirmEmailChange(db, session, { token }, aContext());

const undo = (token: string, context = aContext()) => undoEmailChange(db, token, context);

const emailOf = async ({ id }: User) => (await db.user.findUniqueOrThrow({ where: { id } })).email;

const mailsOf = async ({ id }: User, template: string) =>
  (await messagesTo(id)).filter((mail) => mail.template === template);

const newest = async (user: User, template: string) =>
  (await mailsOf(user, template)).at(-1)?.token ?? "";

const isOpen = async ({ sessionId }: { sessionId: string }) =>
  (await db.session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt === null;

/** Somebody who has asked for another address, with the token of its link. */
async function asking(email = anEmail()) {
  const user = await aPerson();
  const session = await aSession(user);
  expect(await ask(session, email)).toMatchObject({ ok: true });
  return { user, session, email, token: await newest(user, "confirm-email") };
}

/** Somebody whose address was changed, with the token of the link to the old one. */
async function changed() {
  const asked = await asking();
  expect(await confirm(asked.session, asked.token)).toMatchObject({ ok: true });
  return { ...asked, undoToken: await newest(asked.user, "email-changed") };
}

test("a change takes a fresh proof at both ends, tells both addresses, and counts once confirmed", async () => {
  const { user, session, email, token } = await asking();
  expect(await ask(stale(session), anEmail())).toMatchObject({ code: "CONFIRMATION_REQUIRED" });
  expect(await confirm(stale(session), token)).toMatchObject({ code: "CONFIRMATION_REQUIRED" });
  const told = await messagesTo(user.id);
  expect(told.map(({ template, to }) => [template, to])).toEqual([
    ["email-change-asked", user.email],
    ["confirm-email", email],
  ]);
  expect(told[0]?.text).not.toContain(email);
  expect(await emailOf(user)).toBe(user.email);
  expect(await pendingChange(db, session)).toMatchObject({ email });

  expect(await confirm(session, token)).toMatchObject({ ok: true, email });
  expect(await emailOf(user)).toBe(email);
  expect(await pendingChange(db, session)).toBeNull();
  expect((await mailsOf(user, "email-changed")).map(({ to }) => to)).toEqual([user.email]);
  expect(await confirm(session, token)).toMatchObject({ code: "INVALID_TOKEN" });
});

test("an address that waits to be confirmed neither signs in nor resets", async () => {
  const { user, email } = await asking();
  const signIn = (address: string) =>
    signInWithPassword(db, { email: address, password: PASSWORD }, aContext());
  expect(await signIn(email)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  await waitingResetRequests();
  await requestReset(db, { email }, aContext());
  for (const sealed of await waitingResetRequests()) await answerResetRequest(db, sealed);
  expect(await mailsOf(user, "reset-password")).toEqual([]);
  expect(await signIn(user.email)).toMatchObject({ ok: true });
});

test("an address of somebody's is answered alike, and its owner is told, who learns of nobody", async () => {
  const bob = await aPerson();
  const alice = await aPerson();
  const session = await aSession(alice);
  const free = await ask(session, anEmail());
  const taken = await ask(session, bob.email.toUpperCase());
  expect(Object.keys(taken)).toEqual(Object.keys(free));
  expect(taken).toMatchObject({ ok: true });
  expect(await pendingChange(db, session)).toMatchObject({
    email: expect.stringMatching(/person/i),
  });
  expect(await mailsOf(alice, "confirm-email")).toHaveLength(1);
  expect(await mailsOf(alice, "email-change-asked")).toHaveLength(2);
  const [mail] = await messagesTo(bob.id);
  expect(mail).toMatchObject({ template: "email-wanted", to: bob.email });
  expect(mail?.text).not.toContain(alice.email);
  expect(await eventsOf(bob.id)).toEqual(["email.wanted"]);
  expect(await ask(session, alice.email)).toMatchObject({ fields: { email: "email.same" } });
});

test("only the newest change can be confirmed, and none that was taken back, is too old or another's", async () => {
  const { user, session, token: first } = await asking();
  await ask(session, anEmail());
  const second = await newest(user, "confirm-email");
  expect(await confirm(session, first)).toMatchObject({ code: "INVALID_TOKEN" });
  const eve = await aSession(await aPerson());
  expect(await confirm(eve, second)).toMatchObject({ code: "INVALID_TOKEN" });
  expect(await takeBackEmailChange(db, session, aContext())).toEqual({ ok: true });
  expect(await confirm(session, second)).toMatchObject({ code: "INVALID_TOKEN" });
  expect(await takeBackEmailChange(db, session, aContext())).toMatchObject({ code: "NOT_FOUND" });

  await ask(session, anEmail());
  await asOwner(`UPDATE "email_change" SET "expires_at" = now() WHERE "user_id" = $1`, [user.id]);
  const third = await newest(user, "confirm-email");
  expect(await confirm(session, third)).toMatchObject({ code: "INVALID_TOKEN" });
  expect(await emailOf(user)).toBe(user.email);
});

test("a confirmed change ends every other way in, and what was mailed to the old address", async () => {
  const { user, session, token } = await asking();
  const other = await aSession(user);
  const phone = await aPhone(user);
  const link = await aResetLink(user.id);
  const { tokenDigest } = await db.session.findUniqueOrThrow({ where: { id: session.sessionId } });
  await db.oneTimeCode.create({
    data: {
      userId: user.id,
      purpose: "STEP_UP",
      channel: "EMAIL",
      boundTo: session.sessionId,
      digest: Buffer.from("code"),
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  await confirm(session, token);
  expect([await isOpen(session), await isOpen(other), await isOpen(phone)]).toEqual([
    true,
    false,
    false,
  ]);
  const after = await db.session.findUniqueOrThrow({ where: { id: session.sessionId } });
  expect(after.tokenDigest).not.toEqual(tokenDigest);
  expect(await db.oneTimeCode.count({ where: { userId: user.id } })).toBe(0);
  expect(await resetPassword(db, { token: link, password: NEW }, aContext())).toMatchObject({
    code: "INVALID_TOKEN",
  });
});

test("undoing brings the old address back, bars the password, ends everything and mails the way in", async () => {
  const { user, session, email, undoToken } = await changed();
  const eve = await aSession(await aPerson());
  const asEve = aContext({ session: { id: eve.sessionId, userId: eve.userId } });
  expect(await undo(undoToken, asEve)).toEqual({ state: "anothers" });
  expect(await undo(undoToken)).toEqual({ state: "done" });
  expect(await undo(undoToken)).toEqual({ state: "used" });
  expect(await emailOf(user)).toBe(user.email);
  expect(await isOpen(session)).toBe(false);
  expect((await mailsOf(user, "reset-password")).map(({ to }) => to)).toEqual([user.email]);
  expect((await mailsOf(user, "email-change-undone")).map(({ to }) => to)).toEqual([email]);
  const signIn = { email: user.email, password: PASSWORD };
  expect(await signInWithPassword(db, signIn, aContext())).toMatchObject({
    code: "INVALID_CREDENTIALS",
  });
  const token = await newest(user, "reset-password");
  expect(await resetPassword(db, { token, password: NEW }, aContext())).toEqual({ ok: true });
});

test("an undo reaches past later changes, whose own links end; after its days it does nothing", async () => {
  const { user, session, undoToken } = await changed();
  const fresh = await again(session);
  await ask(fresh, anEmail());
  await confirm(fresh, await newest(user, "confirm-email"));
  const later = await newest(user, "email-changed");
  expect(await undo(undoToken)).toEqual({ state: "done" });
  expect(await undo(later)).toEqual({ state: "used" });
  expect(await emailOf(user)).toBe(user.email);

  const another = await changed();
  await asOwner(
    `UPDATE "email_change" SET "undo_until" = "undo_until" - make_interval(days => $2) WHERE "user_id" = $1`,
    [another.user.id, limits.emailUndoDays],
  );
  expect(await undo(another.undoToken)).toEqual({ state: "dead" });
  expect(await emailOf(another.user)).toBe(another.email);
});

test("who goes back to the old address by a change like any other leaves no link in between", async () => {
  const { user, session, undoToken } = await changed();
  const fresh = await again(session);
  await ask(fresh, user.email);
  expect(await confirm(fresh, await newest(user, "confirm-email"))).toMatchObject({ ok: true });
  const [first, second] = await mailsOf(user, "email-changed");
  expect(first?.token).toBe(undoToken);
  expect(second?.token).toBeUndefined();
  expect(await undo(undoToken)).toEqual({ state: "used" });
  expect(await emailOf(user)).toBe(user.email);
});

test("an old address stays its account's while the change can be undone, at every door", async () => {
  const { user, undoToken } = await changed();
  const { email } = user;
  const input = { name: "Robin", email, password: NEW };
  expect(await register(db, input, aContext())).toMatchObject({ ok: true });
  expect(await createUser(db, { ...input, role: "USER" }, aContext())).toMatchObject({
    fields: { email: "email.taken" },
  });
  const eve = await aPerson();
  await ask(await aSession(eve), email);
  expect(await mailsOf(eve, "confirm-email")).toEqual([]);
  expect(await db.user.count({ where: { emailNormalized: user.emailNormalized } })).toBe(0);
  expect((await mailsOf(user, "already-registered")).map(({ to }) => to)).toEqual([email]);
  expect(await undo(undoToken)).toEqual({ state: "done" });
});

test("“This wasn’t me”, a reset, and a password changed elsewhere end a change that waits", async () => {
  const ends: ((user: User) => Promise<unknown>)[] = [
    ({ id }) => disown(db, sealNotMe({ about: "change", userId: id }), aContext()),
    async ({ id }) => {
      await resetPassword(db, { token: await aResetLink(id), password: NEW }, aContext());
    },
    async (user) => {
      const input = { currentPassword: PASSWORD, newPassword: NEW };
      await changePassword(db, await aSession(user), input, aContext());
    },
  ];
  for (const end of ends) {
    const { user, session } = await asking();
    await end(user);
    expect(await pendingChange(db, session)).toBeNull();
  }
});

test("“This wasn’t me” in a mail from before a change takes the change back", async () => {
  const { user, session, token } = await asking();
  const notMe = await newest(user, "email-change-asked");
  await confirm(session, token);
  expect(await disown(db, notMe, aContext())).toEqual({ state: "done" });
  expect(await emailOf(user)).toBe(user.email);
  expect(await isOpen(session)).toBe(false);
  expect((await mailsOf(user, "reset-password")).map(({ to }) => to)).toEqual([user.email]);
});

test("of twenty confirms at once one counts", async () => {
  const { user, session, token } = await asking();
  const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(session, token)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.code === "INVALID_TOKEN")).toHaveLength(
    19,
  );
  expect(await mailsOf(user, "email-changed")).toHaveLength(1);
});

test("of twenty presses to undo at once one counts", async () => {
  const { user, undoToken } = await changed();
  const answers = await Promise.all(Array.from({ length: 20 }, () => undo(undoToken)));
  const states = answers.map((answer) => ("state" in answer ? answer.state : answer.code)).sort();
  expect(states).toEqual(["done", ...Array(19).fill("used")]);
  expect(await mailsOf(user, "reset-password")).toHaveLength(1);
});

test("a confirm beside an undo of the change before it leaves the old address", async () => {
  for (let round = 0; round < 3; round++) {
    const { user, session, undoToken } = await changed();
    const fresh = await again(session);
    await ask(fresh, anEmail());
    const token = await newest(user, "confirm-email");
    await Promise.all([confirm(fresh, token), undo(undoToken)]);
    expect(await emailOf(user)).toBe(user.email);
  }
});

test("two people who confirm one address at once: one gets it, also beside a registration of it", async () => {
  for (const registering of [false, false, true, true]) {
    const email = anEmail();
    const people = [await asking(email), await asking(email)];
    const rival = { name: "Eve", email, password: NEW };
    const [answers] = await Promise.all([
      Promise.all(people.map(({ session, token }) => confirm(session, token))),
      registering && register(db, rival, aContext()),
    ]);
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.every(({ code }) => code === "INVALID_TOKEN")).toBe(true);
    if (!registering) expect(refused).toHaveLength(1);
    expect(await db.user.count({ where: { emailNormalized: email } })).toBe(1);
  }
});
