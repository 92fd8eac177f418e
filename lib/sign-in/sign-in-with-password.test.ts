import bcrypt from "bcryptjs";
import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aContext, anEmail, aPerson, PASSWORD } from "@/scripts/testing/people";
import { eventsOf, messagesTo } from "@/scripts/testing/rows";
import { signInWithPassword } from "./sign-in-with-password";

const db = database();
const WRONG = "not the right password";

const signIn = (email: string, password = PASSWORD, context = aContext()) =>
  signInWithPassword(db, { email, password }, context);

async function signedIn(email: string, context = aContext()) {
  const result = await signIn(email, PASSWORD, context);
  if (!result.ok || !("signedIn" in result)) throw new Error(JSON.stringify(result));
  return result.signedIn;
}

const codes = (answers: Awaited<ReturnType<typeof signIn>>[]) =>
  answers.map((answer) => (answer.ok ? "OK" : answer.code));

test("the right password opens one session, recorded, with a token that is not in the row", async () => {
  const user = await aPerson();
  const { token, sessionId } = await signedIn(user.email.toUpperCase());
  const row = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(row).toMatchObject({ userId: user.id, methods: ["pwd"], endedAt: null });
  expect(Buffer.from(row.tokenDigest).toString("base64url")).not.toBe(token);
  expect(await eventsOf(user.id)).toEqual(["device.first_added", "sign_in.succeeded"]);
});

test("wrong, missing, disabled, deleted and passwordless answer alike", async () => {
  const people = await Promise.all([
    aPerson({ disabledAt: new Date() }),
    aPerson({ deletedAt: new Date() }),
    aPerson({ passwordHash: null }),
  ]);
  const answers = await Promise.all([
    signIn((await aPerson()).email, WRONG),
    signIn(anEmail()),
    ...people.map(({ email }) => signIn(email)),
  ]);
  for (const answer of answers) expect(answer).toEqual({ ok: false, code: "INVALID_CREDENTIALS" });
});

test("an address that waits to be verified leads there, and only with the right password", async () => {
  const { email, id } = await aPerson({ emailVerifiedAt: null });
  expect(await signIn(email, WRONG)).toMatchObject({ code: "INVALID_CREDENTIALS" });
  expect(await signIn(email)).toMatchObject({ ok: true, next: { step: "verify_email" } });
  expect(await messagesTo(id)).toHaveLength(1);
  expect(await db.session.count({ where: { userId: id } })).toBe(0);
});

test("five wrong passwords lock out strangers, with or without an account, at the same try", async () => {
  const { email, id } = await aPerson();
  const missing = anEmail();
  for (const address of [email, missing]) {
    const answers = [];
    for (let guess = 0; guess < limits.signInFailures; guess++)
      answers.push(await signIn(address, WRONG));
    expect(new Set(codes(answers))).toEqual(new Set(["INVALID_CREDENTIALS"]));
    const locked = await signIn(address);
    expect(locked).toMatchObject({ ok: false, code: "RATE_LIMITED" });
    expect(locked.ok ? 0 : locked.retryAfterSeconds).toBeGreaterThan(25 * 60);
  }
  expect((await eventsOf(id)).filter((type) => type === "sign_in.locked")).toHaveLength(1);
}, 60_000);

test("the owner's own browser gets in while strangers have locked the address, and the other way round", async () => {
  const { email } = await aPerson();
  const { browserToken } = await signedIn(email);
  const home = () => aContext({ browserToken });
  for (let guess = 0; guess < limits.signInFailures; guess++) await signIn(email, WRONG);
  expect(codes([await signIn(email), await signIn(email, PASSWORD, home())])).toEqual([
    "RATE_LIMITED",
    "OK",
  ]);

  const other = await aPerson();
  const otherHome = (await signedIn(other.email)).browserToken;
  for (let guess = 0; guess < limits.signInFailures; guess++) {
    await signIn(other.email, WRONG, aContext({ browserToken: otherHome }));
  }
  const answers = [
    await signIn(other.email, PASSWORD, aContext({ browserToken: otherHome })),
    await signIn(other.email),
  ];
  expect(codes(answers)).toEqual(["RATE_LIMITED", "OK"]);
}, 60_000);

test("of twenty guesses at once no more than five are told wrong, and none slips through after", async () => {
  const { email, id } = await aPerson();
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, WRONG)));
  const told = codes(answers);
  expect(told.filter((code) => code === "INVALID_CREDENTIALS").length).toBeLessThanOrEqual(
    limits.signInFailures,
  );
  expect(await signIn(email)).toMatchObject({ code: "RATE_LIMITED" });
  expect(await db.session.count({ where: { userId: id } })).toBe(0);
}, 60_000);

test("ten right passwords at once all get in, and an old hash is renewed once", async () => {
  const user = await aPerson({ passwordHash: bcrypt.hashSync(PASSWORD, 10) });
  await signIn(user.email, WRONG);
  expect((await db.user.findUniqueOrThrow({ where: { id: user.id } })).passwordHash).toBe(
    user.passwordHash,
  );
  const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(user.email)));
  expect(new Set(codes(answers))).toEqual(new Set(["OK"]));
  expect((await eventsOf(user.id)).filter((type) => type === "password.rehashed")).toHaveLength(1);
}, 60_000);

test("a password changed between proof and session voids the proof", async () => {
  const user = await aPerson();
  const { completeSignIn } = await import("./complete-sign-in");
  const password = { changedAt: user.passwordChangedAt };
  await db.user.update({
    where: { id: user.id },
    data: { passwordChangedAt: new Date(Date.now() + 1000) },
  });
  const proof = { userId: user.id, methods: ["pwd"], remember: false, password };
  expect(await db.$transaction((tx) => completeSignIn(tx, proof, aContext()))).toMatchObject({
    code: "INVALID_CREDENTIALS",
  });
  expect(await eventsOf(user.id)).toEqual(["sign_in.refused"]);
});

test("signing in over a session ends that one", async () => {
  const [eve, alice] = [await aPerson(), await aPerson()];
  const first = await signedIn(eve.email);
  const session = { id: first.sessionId, userId: eve.id };
  await signedIn(alice.email, aContext({ session }));
  const row = await db.session.findUniqueOrThrow({ where: { id: first.sessionId } });
  expect(row.endReason).toBe("replaced");
});

test("a second browser is told to the owner; the first, and one seen before, are not", async () => {
  const { email, id } = await aPerson();
  const { browserToken } = await signedIn(email);
  await signedIn(email, aContext({ browserToken }));
  expect(await messagesTo(id)).toEqual([]);
  await signedIn(email);
  expect(await messagesTo(id)).toMatchObject([{ template: "new-device" }]);
});

test("nobody has more than fifty live sessions; the oldest goes", async () => {
  const { email, id } = await aPerson();
  const first = await signedIn(email);
  const { deviceId, ...copy } = await db.session.findUniqueOrThrow({
    where: { id: first.sessionId },
  });
  await db.session.createMany({
    data: Array.from({ length: limits.liveSessionsPerUser - 1 }, (_, index) => ({
      ...copy,
      id: crypto.randomUUID(),
      tokenDigest: Buffer.from(crypto.randomUUID()),
      createdAt: new Date(copy.createdAt.getTime() + index + 1),
    })),
  });
  await signedIn(email);
  expect(await db.session.count({ where: { userId: id, endedAt: null } })).toBe(
    limits.liveSessionsPerUser,
  );
  const oldest = await db.session.findUniqueOrThrow({ where: { id: first.sessionId } });
  expect(oldest.endReason).toBe("displaced");
});

test("a session and its record are written together or not at all", async () => {
  const { email, id } = await aPerson();
  const unrecordable = aContext({ requestId: "\0" });
  await expect(signIn(email, PASSWORD, unrecordable)).rejects.toThrow();
  expect(await db.session.count({ where: { userId: id } })).toBe(0);
});
