import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aContext, aPerson, PASSWORD, withTwoFactor } from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";
import { cancelChallenge } from "./cancel-challenge";
import { signInWithPassword } from "./sign-in-with-password";
import { verifySecondFactor } from "./verify-second-factor";

const db = database();

async function challenged(email: string, context = aContext()): Promise<string> {
  const result = await signInWithPassword(db, { email, password: PASSWORD }, context);
  if (!result.ok || !("next" in result) || result.next.step !== "second_factor") {
    throw new Error(JSON.stringify(result));
  }
  return result.next.challenge.id;
}

const verify = (challengeId: string, code: string, method: "totp" | "backup_code" = "totp") =>
  verifySecondFactor(db, { challengeId, method, code }, aContext());

const wrongFor = (secret: string): string => (totpCode(secret) === "000000" ? "000001" : "000000");

async function somebody() {
  const user = await aPerson();
  return { user, ...(await withTwoFactor(user)) };
}

test("the password alone opens no session; with the code there is one, that says how", async () => {
  const { user, secret } = await somebody();
  const before = await db.session.count({ where: { userId: user.id } });
  const id = await challenged(user.email);
  expect(await db.session.count({ where: { userId: user.id } })).toBe(before);
  const verified = await verify(id, totpCode(secret));
  if (!verified.ok) throw new Error(verified.code);
  const { sessionId } = verified.signedIn;
  const row = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(row.methods).toEqual(["pwd", "otp"]);
  expect(row.factorProvedAt).not.toBeNull();
});

test.each([["totp"], ["backup_code"]] as const)(
  "of twenty uses of one %s at once, in one challenge or many, one wins",
  async (method) => {
    const { user, secret, backupCodes } = await somebody();
    const code = method === "totp" ? totpCode(secret) : (backupCodes[0] ?? "");
    const ids = await Promise.all(Array.from({ length: 4 }, () => challenged(user.email)));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => verify(ids[index % 4] ?? "", code, method)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  },
  60_000,
);

test("a code is spent for every purpose, and an older step is not taken after a newer", async () => {
  const { user, secret } = await somebody();
  expect(await verify(await challenged(user.email), totpCode(secret))).toMatchObject({ ok: true });
  const id = await challenged(user.email);
  expect(await verify(id, totpCode(secret))).toMatchObject({ code: "INVALID_CODE" });
  expect(await verify(id, totpCode(secret, { stepsAway: -1 }))).toMatchObject({
    code: "INVALID_CODE",
  });
  expect(await verify(id, totpCode(secret, { stepsAway: 2 }))).toMatchObject({
    code: "INVALID_CODE",
  });
});

test("five wrong codes close the challenge for good, also for the right one, and the owner hears once", async () => {
  const { user, secret, backupCodes } = await somebody();
  const id = await challenged(user.email);
  for (let guess = 0; guess < limits.wrongCodesPerChallenge; guess++) {
    expect(await verify(id, wrongFor(secret))).toMatchObject({ code: "INVALID_CODE" });
  }
  expect(await verify(id, totpCode(secret))).toMatchObject({ code: "CHALLENGE_CLOSED" });
  expect(await verify(id, backupCodes[0] ?? "", "backup_code")).toMatchObject({
    code: "CHALLENGE_CLOSED",
  });
  const types = await eventsOf(user.id);
  expect(types.filter((type) => type === "two_factor.failed")).toHaveLength(5);
  expect(types.filter((type) => type === "two_factor.challenge_closed")).toHaveLength(1);
  expect(types.filter((type) => type === "password.known")).toHaveLength(1);
  const told = (await messagesTo(user.id)).filter(({ template }) => template === "password-known");
  expect(told).toHaveLength(1);
});

test("an account's tries are counted across challenges, before they are looked at", async () => {
  const { user, secret } = await somebody();
  const ids = await Promise.all(Array.from({ length: 5 }, () => challenged(user.email)));
  const guesses = ids.flatMap((id) =>
    Array.from({ length: 5 }, () => verify(id, wrongFor(secret))),
  );
  const answers = await Promise.all(guesses);
  const looked = answers.filter((answer) => !answer.ok && answer.code === "INVALID_CODE");
  expect(looked.length).toBeLessThanOrEqual(limits.factorTriesPerHour);
  expect(await verify(await challenged(user.email), totpCode(secret))).toMatchObject({
    code: "RATE_LIMITED",
  });
}, 60_000);

test("a challenge ends with its time, with cancelling, with a newer one, and with a new password", async () => {
  const { user, secret } = await somebody();
  const closed = async (id: string) =>
    expect(await verify(id, totpCode(secret))).toMatchObject({ code: "CHALLENGE_CLOSED" });
  const late = await challenged(user.email);
  await asOwner(`UPDATE "challenge" SET "expires_at" = now() WHERE "id" = $1`, [late]);
  await closed(late);
  const cancelled = await challenged(user.email);
  await cancelChallenge(db, cancelled);
  await closed(cancelled);
  const older = await challenged(user.email);
  await signInWithPassword(
    db,
    { email: user.email, password: PASSWORD, replaces: older },
    aContext(),
  );
  await closed(older);
  const stale = await challenged(user.email);
  await asOwner(`UPDATE "user" SET "password_changed_at" = now() WHERE "id" = $1`, [user.id]);
  await closed(stale);
});

test("whose sign-in it is comes from the challenge: another's code is worth nothing there", async () => {
  const [alice, eve] = [await somebody(), await somebody()];
  const id = await challenged(alice.user.email);
  expect(await verify(id, totpCode(eve.secret))).toMatchObject({ code: "INVALID_CODE" });
});

async function trusting() {
  const { user, secret } = await somebody();
  const id = await challenged(user.email);
  const input = { challengeId: id, method: "totp", code: totpCode(secret), trust: true } as const;
  const verified = await verifySecondFactor(db, input, aContext());
  if (!verified.ok || !verified.trustToken) throw new Error("not trusted");
  return { user, token: verified.trustToken };
}

const signInTrusting = (email: string, trustToken: string) =>
  signInWithPassword(db, { email, password: PASSWORD }, aContext({ trustToken }));

test("a trusted device is not asked for a code, and gets a new token each time", async () => {
  const { user, token } = await trusting();
  const first = await signInTrusting(user.email, token);
  expect(first).toMatchObject({ ok: true, signedIn: { userId: user.id } });
  const next = first.ok && "trustToken" in first ? (first.trustToken ?? "") : "";
  expect(next).not.toBe(token);
  const row = await db.session.findFirstOrThrow({
    where: { userId: user.id },
    orderBy: { id: "desc" },
  });
  expect(row.factorProvedAt).toBeNull();
  expect(await signInTrusting(user.email, next)).toMatchObject({ ok: true, signedIn: {} });
});

const nextOf = (result: Awaited<ReturnType<typeof signInTrusting>>): string =>
  result.ok && "signedIn" in result ? (result.trustToken ?? "") : "";

test("a token that was used before is theft: nobody is trusted with it any more, and the owner is told", async () => {
  const { user, token } = await trusting();
  const second = nextOf(await signInTrusting(user.email, token));
  const third = nextOf(await signInTrusting(user.email, second));
  expect(await signInTrusting(user.email, token)).toMatchObject({
    next: { step: "second_factor" },
  });
  expect(await signInTrusting(user.email, third)).toMatchObject({
    next: { step: "second_factor" },
  });
  const told = (await messagesTo(user.id)).filter(({ template }) => template === "trust-stolen");
  expect(told).toHaveLength(1);
});

test("the same use asked for again at once is no theft, and is one after seconds", async () => {
  const { user, token } = await trusting();
  await signInTrusting(user.email, token);
  expect(nextOf(await signInTrusting(user.email, token))).not.toBe("");
  await asOwner(
    `UPDATE "device" SET "trust_rotated_at" = now() - interval '11 seconds' WHERE "user_id" = $1`,
    [user.id],
  );
  expect(nextOf(await signInTrusting(user.email, token))).toBe("");
});

test("no device stands for an admin's second factor", async () => {
  const { user, token } = await trusting();
  await asOwner(`UPDATE "user" SET "role" = 'ADMIN' WHERE "id" = $1`, [user.id]);
  expect(await signInTrusting(user.email, token)).toMatchObject({
    next: { step: "second_factor" },
  });
});

test("trust is one person's: with it, another is asked like anybody", async () => {
  const { token } = await trusting();
  const other = await somebody();
  expect(await signInTrusting(other.user.email, token)).toMatchObject({
    next: { step: "second_factor" },
  });
});

test("trust ends after its days", async () => {
  const { user, token } = await trusting();
  await asOwner(`UPDATE "device" SET "trusted_until" = now() WHERE "user_id" = $1`, [user.id]);
  expect(await signInTrusting(user.email, token)).toMatchObject({
    next: { step: "second_factor" },
  });
});
