import { expect, test } from "vitest";
import type { SentMethod } from "@/lib/factors/methods";
import { twoFactorStatus } from "@/lib/factors/status";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { changePolicy } from "@/lib/policies/change-policy";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { sendChallengeCode } from "@/lib/sign-in/send-challenge-code";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { confirmIdentity } from "@/lib/step-up/confirm-identity";
import { sendStepUpCode } from "@/lib/step-up/send-step-up-code";
import {
  aContext,
  again,
  aPerson,
  aSession,
  PASSWORD,
  withTwoFactor,
} from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { beginPhone, confirmPhone, pendingPhone } from "./add-phone";
import { addEmailCodes, removeCodeChannel } from "./code-channels";
import { phoneField } from "./schema";
import { turnOff } from "./turn-off";

const db = database();
const PHONE = "+351912345678";

async function newestCode(userId: string): Promise<string> {
  const code = (await messagesTo(userId)).findLast(({ template }) => template === "code")?.code;
  if (!code) throw new Error("No code was sent.");
  return code;
}

async function challenged({ email }: User): Promise<string> {
  const result = await signInWithPassword(db, { email, password: PASSWORD }, aContext());
  if (!result.ok || !("next" in result) || result.next.step !== "second_factor") {
    throw new Error(JSON.stringify(result));
  }
  return result.next.challenge.id;
}

const send = (challengeId: string, method: SentMethod) =>
  sendChallengeCode(db, { challengeId, method }, aContext());

const verify = (challengeId: string, method: SentMethod, code: string) =>
  verifySecondFactor(db, { challengeId, method, code }, aContext());

async function withPhone(session: Authenticated): Promise<void> {
  await beginPhone(db, session, PHONE, aContext());
  const confirmed = await confirmPhone(db, session, await newestCode(session.userId), aContext());
  if (!confirmed.ok) throw new Error(confirmed.code);
  await forgetSendings();
}

/** As if an hour had passed. */
const forgetSendings = () => asOwner("delete from rate_limit where key like 'code%'");

/** As if a day had. */
const forgetTexts = () => asOwner("delete from rate_limit where key like 'text-phone%'");

async function somebody() {
  const user = await aPerson();
  return { user, ...(await withTwoFactor(user)) };
}

test("a phone counts once its code came back; it is kept sealed and shown masked", async () => {
  const { user, session } = await somebody();
  expect(await beginPhone(db, session, PHONE, aContext())).toEqual({ ok: true });
  expect(await pendingPhone(db, session)).toBe("•••78");
  expect((await twoFactorStatus(db, user.id)).methods).not.toContain("sms");
  expect(await confirmPhone(db, session, "00000000", aContext())).toMatchObject({
    code: "INVALID_CODE",
  });
  const code = await newestCode(user.id);
  const confirmed = await Promise.all(
    Array.from({ length: 5 }, () => confirmPhone(db, session, code, aContext())),
  );
  expect(confirmed.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await twoFactorStatus(db, user.id)).methods).toEqual(["totp", "sms", "backup_code"]);
  const { rows } = await asOwner("select destination from code_channel where user_id = $1", [
    user.id,
  ]);
  expect(rows[0].destination.toString("latin1")).not.toContain("912345678");
  expect(await eventsOf(user.id)).toContain("code_channel.added");
  expect((await messagesTo(user.id)).map(({ template }) => template)).toContain(
    "code-channel-added",
  );
});

test("a text ends in the line that binds its code to this site", async () => {
  const { user, session } = await somebody();
  await beginPhone(db, session, PHONE, aContext());
  const text = (await messagesTo(user.id)).findLast(({ template }) => template === "code");
  expect(text?.to).toBe(PHONE);
  expect(text?.text).toMatch(/^\d{8} is your Sallyport code .*\n\n@localhost #\d{8}$/);
});

test.each(["email", "sms"] as const)(
  "a code by %s finishes the sign-in it was sent for, once",
  async (method) => {
    const { user, session } = await somebody();
    if (method === "sms") await withPhone(session);
    else await addEmailCodes(db, session, aContext());
    const [one, other] = [await challenged(user), await challenged(user)];
    expect(await send(one, method)).toMatchObject({ ok: true });
    const code = await newestCode(user.id);
    expect(await verify(other, method, code)).toMatchObject({ code: "INVALID_CODE" });
    const wrongMethod = method === "sms" ? "email" : "sms";
    expect(await verify(one, wrongMethod, code)).toMatchObject({ code: "INVALID_CODE" });
    const uses = await Promise.all(Array.from({ length: 4 }, () => verify(one, method, code)));
    expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await twoFactorStatus(db, user.id)).methods[0]).toBe(method);
  },
);

test("a new code takes the place of the one before and refills no tries; the fourth in an hour is not sent", async () => {
  const { user, session } = await somebody();
  await addEmailCodes(db, session, aContext());
  const id = await challenged(user);
  await send(id, "email");
  const first = await newestCode(user.id);
  expect(await verify(id, "email", "00000000")).toMatchObject({ code: "INVALID_CODE" });
  await send(id, "email");
  expect(await verify(id, "email", first)).toMatchObject({ code: "INVALID_CODE" });
  await send(id, "email");
  const { wrongCodes } = await db.challenge.findUniqueOrThrow({ where: { id } });
  expect(wrongCodes).toBe(2);
  expect(await send(id, "email")).toMatchObject({ code: "RATE_LIMITED" });
  expect(await send(await challenged(user), "email")).toMatchObject({ code: "RATE_LIMITED" });
  expect(await verify(id, "email", await newestCode(user.id))).toMatchObject({ ok: true });
});

test("strangers who name a phone as theirs use up no text of its owner", async () => {
  const { user, session } = await somebody();
  await withPhone(session);
  await forgetTexts();
  const stranger = await somebody();
  const name = () => beginPhone(db, stranger.session, PHONE, aContext());
  for (let text = 0; text < limits.textsPerPhonePerDay; text++) {
    await forgetSendings();
    expect(await name()).toEqual({ ok: true });
  }
  await forgetSendings();
  expect(await name()).toMatchObject({ code: "RATE_LIMITED" });
  expect(await send(await challenged(user), "sms")).toMatchObject({ ok: true });
  await forgetTexts();
});

test("a code is good for ten minutes", async () => {
  const { user, session } = await somebody();
  await addEmailCodes(db, session, aContext());
  const id = await challenged(user);
  await send(id, "email");
  await asOwner("update one_time_code set expires_at = now() where bound_to = $1", [id]);
  expect(await verify(id, "email", await newestCode(user.id))).toMatchObject({
    code: "INVALID_CODE",
  });
});

test("no code goes to a place that is not the person's, is not offered, or is gone", async () => {
  const { user, session } = await somebody();
  const id = await challenged(user);
  expect(await send(id, "sms")).toMatchObject({ code: "INVALID_INPUT" });
  await addEmailCodes(db, session, aContext());
  await send(id, "email");
  const code = await newestCode(user.id);
  expect(await removeCodeChannel(db, session, "email", aContext())).toEqual({ ok: true });
  expect(await verify(id, "email", code)).toMatchObject({ code: "INVALID_CODE" });
  expect(await send(id, "email")).toMatchObject({ code: "INVALID_INPUT" });
});

test("admins use neither, whatever they had before; a mailed code does not follow a mailed reset", async () => {
  const { user, session } = await somebody();
  await addEmailCodes(db, session, aContext());
  await withPhone(session);
  await db.user.update({ where: { id: user.id }, data: { resetByMailAt: new Date() } });
  expect((await twoFactorStatus(db, user.id)).methods).toEqual(["totp", "sms", "backup_code"]);
  expect(await send(await challenged(user), "email")).toMatchObject({ code: "INVALID_INPUT" });
  const id = await challenged(user);
  await send(id, "sms");
  expect(await verify(id, "sms", await newestCode(user.id))).toMatchObject({ ok: true });
  expect((await twoFactorStatus(db, user.id)).methods).toContain("email");

  await db.user.update({ where: { id: user.id }, data: { role: "ADMIN" } });
  expect((await twoFactorStatus(db, user.id)).methods).toEqual(["totp", "backup_code"]);
  expect(await send(await challenged(user), "sms")).toMatchObject({ code: "INVALID_INPUT" });
  const admin = await again(session);
  expect(await addEmailCodes(db, admin, aContext())).toMatchObject({ code: "METHOD_NOT_OFFERED" });
});

test("what the policy does not allow is offered to nobody, and works for nobody", async () => {
  const { user, session } = await somebody();
  await addEmailCodes(db, session, aContext());
  const id = await challenged(user);
  await send(id, "email");
  const change = { email: false, sms: false };
  await changePolicy(db, "codeChannels", change, { reason: "phones only" }, aContext());
  try {
    expect((await twoFactorStatus(db, user.id)).methods).toEqual(["totp", "backup_code"]);
    const code = await newestCode(user.id);
    expect(await verify(id, "email", code)).toMatchObject({ code: "INVALID_CODE" });
    expect(await send(id, "email")).toMatchObject({ code: "INVALID_INPUT" });
    expect(await beginPhone(db, session, PHONE, aContext())).toMatchObject({
      code: "METHOD_NOT_OFFERED",
    });
  } finally {
    await asOwner("delete from policy where name = 'codeChannels'");
  }
});

test("sent codes stand beside an authenticator only, and go with it", async () => {
  const { user, session } = await somebody();
  const plain = await aSession(await aPerson());
  expect(await addEmailCodes(db, plain, aContext())).toMatchObject({ code: "MFA_NOT_ENABLED" });
  await addEmailCodes(db, session, aContext());
  expect(await turnOff(db, session, { password: PASSWORD }, aContext())).toEqual({ ok: true });
  expect(await db.codeChannel.count({ where: { userId: user.id } })).toBe(0);
});

test("a sent code confirms in the session it was sent for and in no other", async () => {
  const { user, session } = await somebody();
  await addEmailCodes(db, session, aContext());
  expect(await sendStepUpCode(db, session, "email", aContext())).toMatchObject({ ok: true });
  const code = await newestCode(user.id);
  const elsewhere = { ...session, sessionId: crypto.randomUUID() };
  const confirm = (one: Authenticated) =>
    confirmIdentity(db, one, { password: PASSWORD, code }, aContext());
  expect(await confirm(elsewhere)).toMatchObject({ code: "INVALID_CODE" });
  expect(await confirm(session)).toMatchObject({ ok: true });
  expect(await confirm(session)).toMatchObject({ code: "INVALID_CODE" });
});

test("turning on what is on tells nobody, and on and off again do not bury the owner in mails", async () => {
  const { user, session } = await somebody();
  const told = async () =>
    (await messagesTo(user.id)).filter(({ template }) => template === "code-channel-added").length;
  for (let press = 0; press < 3; press++) await addEmailCodes(db, session, aContext());
  expect(await told()).toBe(1);
  for (let round = 0; round < limits.emailCodesTurnedOnPerHour; round++) {
    await removeCodeChannel(db, session, "email", aContext());
    await addEmailCodes(db, session, aContext());
  }
  expect(await told()).toBe(limits.emailCodesTurnedOnPerHour - 2);
  expect(await addEmailCodes(db, session, aContext())).toMatchObject({ code: "RATE_LIMITED" });
});

test("a change of either asks for a fresh proof", async () => {
  const { session } = await somebody();
  const stale = { ...session, authenticatedAt: new Date(0) };
  const refused = { code: "CONFIRMATION_REQUIRED" };
  expect(await addEmailCodes(db, stale, aContext())).toMatchObject(refused);
  expect(await beginPhone(db, stale, PHONE, aContext())).toMatchObject(refused);
  expect(await confirmPhone(db, stale, "00000000", aContext())).toMatchObject(refused);
  expect(await removeCodeChannel(db, stale, "email", aContext())).toMatchObject(refused);
});

test.each([
  ["+351 912 345 678", "+351912345678"],
  ["+1 (415) 555-0100", "+14155550100"],
  ["912345678", null],
  ["+0351912345678", null],
  ["+881612345678", null],
  ["+97912345678", null],
  ["+3519x2345678", null],
])("the number %s is taken as %s", (typed, number) => {
  const parsed = phoneField.safeParse(typed);
  expect(parsed.success ? parsed.data : null).toBe(number);
});
