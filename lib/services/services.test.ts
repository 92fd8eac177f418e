import { expect, test } from "vitest";
import { listOwnEvents } from "@/lib/audit/own-events";
import { readEvents } from "@/lib/data-export/read-events";
import { accountOverview } from "@/lib/overview/account-overview";
import { after } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { Outcome } from "@/lib/platform/outcome";
import { randomToken } from "@/lib/platform/random";
import { revokeKey } from "@/lib/service-keys/revoke-key";
import { introspectToken } from "@/lib/sessions/introspect-token";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { addEmailCodes } from "@/lib/two-factor/code-channels";
import { aContext, aPerson, aSession, PASSWORD, withTwoFactor } from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { aServiceKey } from "@/scripts/testing/service-keys";
import { totpCode } from "@/scripts/testing/totp";
import { askSecondFactor } from "./ask-second-factor";
import { readSecondFactor } from "./read-second-factor";
import { verifyPassword } from "./verify-password";
import { verifySecondFactorFor } from "./verify-second-factor";

const db = database();
const NOBODY = "01990000-0000-7000-8000-000000000001";
const AT_ONCE = 20;
const PURPOSE = "Pay out 300 €";

const { service, id: keyId } = await aServiceKey();
const other = await aServiceKey({ name: "Archive" });

const context = () => aContext({ service });

const check = (user: Pick<User, "id">, password: string | undefined = PASSWORD) =>
  verifyPassword(db, service, { userId: user.id, password }, context());

const codeOf = (outcome: Outcome) => (outcome.ok ? "OK" : outcome.code);

async function somebody() {
  const user = await aPerson();
  return { user, ...(await withTwoFactor(user)) };
}

async function asked(user: User, send?: "email" | "sms"): Promise<string> {
  const result = await askSecondFactor(
    db,
    service,
    { userId: user.id, purpose: PURPOSE, send },
    context(),
  );
  if (!result.ok) throw new Error(result.code);
  return result.challenge.id;
}

const answer = (
  challengeId: string,
  code: string,
  method: "totp" | "email" | "backup_code" = "totp",
) => verifySecondFactorFor(db, service, { challengeId, method, code }, context());

async function signInWaiting({ email }: User): Promise<string> {
  const result = await signInWithPassword(db, { email, password: PASSWORD }, aContext());
  if (!result.ok || !("next" in result) || result.next.step !== "second_factor") {
    throw new Error(JSON.stringify(result));
  }
  return result.next.challenge.id;
}

test("people learn which service asked and what for, and not from which machine", async () => {
  const { user } = await somebody();
  const place = { address: "203.0.113.99", userAgent: "billing-backend/7" };
  const there = aContext({ service, ...place });
  await verifyPassword(db, service, { userId: user.id, password: "not it" }, there);
  for (let guess = 1; guess < limits.signInFailures; guess++) {
    await verifyPassword(db, service, { userId: user.id, password: "not it" }, there);
  }
  const locked = (await messagesTo(user.id)).find(({ template }) => template === "sign-in-locked");
  expect(locked?.text).toContain("by the service Billing");
  const asking = { userId: user.id, purpose: PURPOSE };
  expect(await askSecondFactor(db, service, asking, there)).toMatchObject({ ok: true });
  const told = await Promise.all([
    listOwnEvents(db, user.id),
    accountOverview(await aSession(user)),
    readEvents(db, { userId: user.id, until: after(60), place: null, take: 100 }),
    [locked, "Billing"],
  ]);
  for (const each of told.map((one) => JSON.stringify(one))) {
    expect(each).toContain("Billing");
    expect(each).not.toMatch(/203\.0\.113\.99|billing-backend/);
    expect(each).not.toContain(keyId);
  }
});

/** As if an hour had passed. */
const forgetTries = () => asOwner("delete from rate_limit where key like 'service-%'");

test("a password is right, wrong, missing, or of nobody", async () => {
  const user = await aPerson();
  expect(await check(user)).toEqual({ ok: true });
  expect(codeOf(await check(user, "not it at all"))).toBe("INVALID_PASSWORD");
  expect(await eventsOf(user.id)).toEqual(["service.password_right", "service.password_wrong"]);
  for (const missing of [
    {},
    { userId: user.id },
    { password: PASSWORD },
    { userId: "", password: "" },
  ]) {
    expect(codeOf(await verifyPassword(db, service, missing, context()))).toBe(
      "MISSING_PARAMETERS",
    );
  }
  for (const userId of [NOBODY, "x", user.email, user.id.toUpperCase()]) {
    const nobody = await verifyPassword(db, service, { userId, password: PASSWORD }, context());
    expect(codeOf(nobody)).toBe("USER_NOT_FOUND");
  }
});

test("of people who are gone, not there yet, or shut out, their right password is not told", async () => {
  const codes = [
    [{ deletedAt: new Date() }, "USER_NOT_FOUND"],
    [{ emailVerifiedAt: null }, "USER_NOT_FOUND"],
    [{ disabledAt: new Date() }, "ACCOUNT_LOCKED"],
    [{ passwordBarredAt: new Date() }, "INVALID_PASSWORD"],
    [{ passwordHash: null }, "INVALID_PASSWORD"],
  ] as const;
  for (const [change, code] of codes) {
    expect(codeOf(await check(await aPerson(change))), JSON.stringify(change)).toBe(code);
  }
});

test("wrong passwords count with those of strangers at sign-in, and leave the owner's browser alone", async () => {
  const user = await aPerson();
  const atHome = aContext({ browserToken: randomToken() });
  const signIn = (from = aContext()) =>
    signInWithPassword(db, { email: user.email, password: PASSWORD }, from);
  expect(codeOf(await signIn(atHome))).toBe("OK");
  for (let wrong = 1; wrong <= limits.signInFailures; wrong++) {
    expect(codeOf(await check(user, "not it at all"))).toBe("INVALID_PASSWORD");
  }
  expect(await check(user)).toMatchObject({
    code: "ACCOUNT_LOCKED",
    retryAfterSeconds: expect.any(Number),
  });
  expect(codeOf(await signIn())).toBe("RATE_LIMITED");
  expect(codeOf(await signIn(atHome))).toBe("OK");
  const events = await eventsOf(user.id);
  expect(events.filter((type) => type === "sign_in.locked")).toHaveLength(1);
  const mails = await messagesTo(user.id);
  expect(mails.filter(({ template }) => template === "sign-in-locked")).toHaveLength(1);
});

test("of many guesses at once no more are told than one browser is", async () => {
  const user = await aPerson();
  const guesses = Array.from({ length: AT_ONCE }, () => check(user, "not it at all"));
  const codes = (await Promise.all(guesses)).map(codeOf);
  expect(codes.filter((code) => code === "INVALID_PASSWORD")).toHaveLength(limits.signInFailures);
  expect(codes.filter((code) => code === "ACCOUNT_LOCKED")).toHaveLength(
    AT_ONCE - limits.signInFailures,
  );
});

test("the state of a second factor is told, and nothing secret", async () => {
  const { user } = await somebody();
  const known = await readSecondFactor(db, user.id);
  expect(known).toEqual({
    ok: true,
    state: "ENABLED",
    methods: ["totp", "backup_code"],
    enabledAt: expect.any(Date),
  });
  expect(await readSecondFactor(db, (await aPerson()).id)).toMatchObject({
    state: "DISABLED",
    methods: [],
  });
  for (const id of [NOBODY, (await aPerson({ deletedAt: new Date() })).id]) {
    expect(codeOf(await readSecondFactor(db, id))).toBe("USER_NOT_FOUND");
  }
});

test("a challenge is answered once, opens no session, and its owner reads what it was for", async () => {
  const { user, secret } = await somebody();
  const sessions = () => db.session.count({ where: { userId: user.id } });
  const before = await sessions();
  const challengeId = await asked(user);
  const code = totpCode(secret);
  expect(await answer(challengeId, code)).toMatchObject({
    ok: true,
    challenge: { id: challengeId, userId: user.id, purpose: PURPOSE },
  });
  expect(codeOf(await answer(challengeId, code))).toBe("CHALLENGE_CLOSED");
  expect(await sessions()).toBe(before);
  const events = await db.auditEvent.findMany({
    where: { subjectId: user.id, type: { startsWith: "service." } },
    orderBy: { occurredAt: "asc" },
  });
  expect(events.map(({ type }) => type)).toEqual(["service.challenged", "service.factor_proved"]);
  for (const { details } of events) {
    expect(details).toMatchObject({ service: "Billing", key: keyId, purpose: PURPOSE });
  }
  // The code is spent for a sign-in as well.
  const waiting = await signInWaiting(user);
  const reused = await verifySecondFactor(
    db,
    { challengeId: waiting, method: "totp", code },
    aContext(),
  );
  expect(codeOf(reused)).toBe("INVALID_CODE");
});

test("twenty answers with one code at once: one is right", async () => {
  const { user, secret } = await somebody();
  const challengeId = await asked(user);
  const code = totpCode(secret);
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => answer(challengeId, code)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("one code for two challenges and a sign-in at once proves one of them", async () => {
  const { user, secret } = await somebody();
  const [one, two, waiting] = [await asked(user), await asked(user), await signInWaiting(user)];
  const code = totpCode(secret);
  const results = await Promise.all([
    answer(one, code),
    answer(two, code),
    verifySecondFactor(db, { challengeId: waiting, method: "totp", code }, aContext()),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a sign-in is not finished by a service, nor a service's challenge by a sign-in or another key", async () => {
  const { user, secret } = await somebody();
  const challengeId = await asked(user);
  const waiting = await signInWaiting(user);
  const code = totpCode(secret);
  expect(codeOf(await answer(waiting, code))).toBe("CHALLENGE_CLOSED");
  for (const client of ["WEB", "MOBILE", undefined] as const) {
    const signedIn = await verifySecondFactor(
      db,
      { challengeId, method: "totp", code, client },
      aContext(),
    );
    expect(codeOf(signedIn)).toBe("CHALLENGE_CLOSED");
  }
  const others = { challengeId, method: "totp", code } as const;
  expect(codeOf(await verifySecondFactorFor(db, other.service, others, context()))).toBe(
    "CHALLENGE_CLOSED",
  );
  expect(codeOf(await answer(challengeId, code))).toBe("OK");
});

test("a sent code says who asks and what for, and is good for that challenge alone", async () => {
  const { user, session } = await somebody();
  await addEmailCodes(db, session, aContext());
  const first = await asked(user, "email");
  const second = await asked(user, "email");
  const mails = (await messagesTo(user.id)).filter(({ template }) => template === "code");
  expect(mails).toHaveLength(2);
  expect(mails[0]?.text).toContain(`Billing asks you to prove that it is you, for: “${PURPOSE}”`);
  const [code = "", newer = ""] = mails.map((mail) => mail.code ?? "");
  const waiting = await signInWaiting(user);
  const signedIn = await verifySecondFactor(
    db,
    { challengeId: waiting, method: "email", code: newer },
    aContext(),
  );
  expect(codeOf(signedIn)).toBe("INVALID_CODE");
  expect(codeOf(await answer(second, code, "email"))).toBe("INVALID_CODE");
  expect(codeOf(await answer(first, code, "email"))).toBe("OK");
  expect(codeOf(await answer(second, newer, "email"))).toBe("OK");
});

test("wrong codes close the challenge, and leave the owner tries to sign in with", async () => {
  await forgetTries();
  const { user, secret, backupCodes } = await somebody();
  const challengeId = await asked(user);
  for (let wrong = 1; wrong <= limits.serviceTriesPerHour; wrong++) {
    expect(codeOf(await answer(challengeId, "23456-23456-23456-23456", "backup_code"))).toBe(
      "INVALID_CODE",
    );
  }
  expect(codeOf(await answer(challengeId, totpCode(secret)))).toBe("CHALLENGE_CLOSED");
  const next = await asked(user);
  expect(await answer(next, totpCode(secret))).toMatchObject({ code: "RATE_LIMITED" });
  const code = backupCodes[0] ?? "";
  const waiting = await signInWaiting(user);
  const signedIn = await verifySecondFactor(
    db,
    { challengeId: waiting, method: "backup_code", code },
    aContext(),
  );
  expect(codeOf(signedIn)).toBe("OK");
});

test("who has no second factor, is shut out or gone is asked for none", async () => {
  const ask = async (user: User, send?: "email") =>
    codeOf(
      await askSecondFactor(db, service, { userId: user.id, purpose: PURPOSE, send }, context()),
    );
  expect(await ask(await aPerson())).toBe("MFA_NOT_ENABLED");
  expect(await ask(await aPerson({ deletedAt: new Date() }))).toBe("USER_NOT_FOUND");
  const { user, secret } = await somebody();
  expect(await ask(user, "email")).toBe("INVALID_INPUT");
  const challengeId = await asked(user);
  await db.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
  expect(await ask(user)).toBe("ACCOUNT_LOCKED");
  expect(codeOf(await answer(challengeId, totpCode(secret)))).toBe("CHALLENGE_CLOSED");
});

test("revoking a key ends what it has asked", async () => {
  const { session } = await withTwoFactor(await aPerson({ role: "ADMIN" }));
  const { user, secret } = await somebody();
  const revoked = await aServiceKey();
  const opened = await askSecondFactor(
    db,
    revoked.service,
    { userId: user.id, purpose: PURPOSE },
    aContext({ service: revoked.service }),
  );
  if (!opened.ok) throw new Error(opened.code);
  await revokeKey(db, session, { id: revoked.id, reason: "Moved" }, aContext());
  const input = {
    challengeId: opened.challenge.id,
    method: "totp",
    code: totpCode(secret),
  } as const;
  expect(codeOf(await verifySecondFactorFor(db, revoked.service, input, context()))).toBe(
    "CHALLENGE_CLOSED",
  );
});

test("a service key is no access token", async () => {
  expect(await introspectToken(other.key)).toEqual({ active: false });
});
