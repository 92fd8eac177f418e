import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aContext, anEmail, aPerson, PASSWORD } from "@/scripts/testing/people";
import { eventsOf, messagesTo } from "@/scripts/testing/rows";
import { register } from "./register";
import { verifyEmail } from "./verify-email";

const db = database();
const registering = (email: string, context = aContext(), password = PASSWORD) =>
  register(db, { email, password, name: "Sam Reed" }, context);

async function registered(email = anEmail()) {
  await registering(email);
  const user = await db.user.findUniqueOrThrow({ where: { emailNormalized: email.toLowerCase() } });
  return { user, message: (await messagesTo(user.id)).at(-1) };
}

test("a new address gets an account that nobody can use yet, and a mail with link and code", async () => {
  const { user, message } = await registered();
  expect(user.emailVerifiedAt).toBeNull();
  expect(message).toMatchObject({ template: "verify-email", to: user.email });
  expect(message?.token).toBeDefined();
  expect(message?.code).toBeDefined();
  expect(await eventsOf(user.id)).toEqual(["account.created", "email.verification_sent"]);
});

test("a taken address answers alike, changes nothing, and tells its owner", async () => {
  const owner = await aPerson();
  const answer = await registering(owner.email.toUpperCase());
  expect(answer).toMatchObject({ ok: true, mailTokenId: expect.any(String) });
  expect(await db.user.findUniqueOrThrow({ where: { id: owner.id } })).toEqual(owner);
  expect(await messagesTo(owner.id)).toMatchObject([{ template: "already-registered" }]);
});

test("a disabled account gets no mail, whoever asks", async () => {
  const frozen = await aPerson({ disabledAt: new Date() });
  expect(await registering(frozen.email)).toMatchObject({ ok: true });
  expect(await messagesTo(frozen.id)).toEqual([]);
});

test("twenty registrations of one address at once make one account", async () => {
  const email = anEmail();
  const answers = await Promise.all(Array.from({ length: 20 }, () => registering(email)));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await db.user.count({ where: { emailNormalized: email } })).toBe(1);
}, 60_000);

test("mail to one address has a limit, whoever causes it from wherever, and the answer stays", async () => {
  const email = anEmail();
  for (let round = 0; round < limits.mailsPerUserPerHour + 3; round++) {
    expect(await registering(email)).toMatchObject({ ok: true });
  }
  const user = await db.user.findUniqueOrThrow({ where: { emailNormalized: email } });
  expect(await messagesTo(user.id)).toHaveLength(limits.mailsPerUserPerHour);
}, 60_000);

test("the link proves the address once; of twenty at once one wins", async () => {
  const { user, message } = await registered();
  const token = message?.token ?? "";
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => verifyEmail(db, { token }, aContext())),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const verified = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(verified.emailVerifiedAt).not.toBeNull();
  expect((await eventsOf(user.id)).filter((type) => type === "email.verified")).toHaveLength(1);
});

test("a code is tried five times at most, however many tries come at once", async () => {
  const { user, message } = await registered();
  const right = message?.code ?? "";
  const wrong = right === "00000000" ? "00000001" : "00000000";
  const guess = (code: string) => verifyEmail(db, { email: user.email, code }, aContext());
  const guesses = await Promise.all(Array.from({ length: 20 }, () => guess(wrong)));
  expect(guesses.every((answer) => !answer.ok)).toBe(true);
  expect(await guess(right)).toMatchObject({ ok: false, code: "INVALID_CODE" });
});

test("the code of one person opens nothing of another", async () => {
  const [mine, theirs] = [await registered(), await registered()];
  const code = mine.message?.code ?? "";
  const answer = await verifyEmail(db, { email: theirs.user.email, code }, aContext());
  expect(answer).toMatchObject({ ok: false, code: "INVALID_CODE" });
});

test("a link used while signed in as somebody else is refused, and still works for its owner", async () => {
  const { message } = await registered();
  const eve = await aPerson();
  const token = message?.token ?? "";
  const asEve = aContext({ session: { id: crypto.randomUUID(), userId: eve.id } });
  expect(await verifyEmail(db, { token }, asEve)).toMatchObject({ code: "INVALID_TOKEN" });
  expect(await verifyEmail(db, { token }, aContext())).toMatchObject({ ok: true });
});

test("confirming puts in force the password chosen with that very mail", async () => {
  const email = anEmail();
  const { user, message } = await registered(email);
  await registering(email, aContext(), "a stranger's other password");
  const strangers = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(strangers.passwordHash).not.toBe(user.passwordHash);
  await verifyEmail(db, { token: message?.token ?? "" }, aContext());
  const verified = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(verified.passwordHash).toBe(user.passwordHash);
});

test("neither token, nor code, nor address in full can be read in the database", async () => {
  const { user, message } = await registered();
  const tables = await Promise.all([
    db.mailToken.findMany({ where: { userId: user.id } }),
    db.outboxMessage.findMany({ where: { userId: user.id } }),
    db.auditEvent.findMany({ where: { subjectId: user.id } }),
  ]);
  const readable = JSON.stringify(tables, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  for (const secret of [message?.token, message?.code, user.email]) {
    expect(readable).not.toContain(secret);
  }
});
