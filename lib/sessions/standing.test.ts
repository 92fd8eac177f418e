import { expect, test } from "vitest";
import { accountOverview } from "@/lib/overview/account-overview";
import { database } from "@/lib/platform/database";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { aContext, aPerson } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { standingOf, standingsOf } from "./standing";

const db = database();

async function signedIn(person = aPerson()) {
  const { id: userId } = await person;
  const proof = { userId, methods: ["pwd"], remember: false };
  const result = await db.$transaction((tx) => completeSignIn(tx, proof, aContext()));
  if (!result.ok) throw new Error(result.code);
  return { ...result, userId };
}

const end = (sessionId: string) =>
  asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`, [sessionId]);

test("a page that asks by itself does not keep its session awake", async () => {
  const { token, sessionId } = await signedIn();
  const { rows } = await asOwner(
    `UPDATE "session" SET "last_active_at" = now() - interval '2 hours' WHERE "id" = $1
     RETURNING "last_active_at"`,
    [sessionId],
  );
  expect(await standingOf(token)).not.toBeNull();
  await standingsOf([sessionId]);
  const { lastActiveAt } = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(lastActiveAt).toEqual(rows[0].last_active_at);
});

test("the mark is another one after each sign-in and sign-out, and the overview's is the same", async () => {
  const person = aPerson();
  const { token, userId, sessionId } = await signedIn(person);
  const markNow = async () => (await standingOf(token))?.sessionsMark;
  const marks = [await markNow()];
  const second = await signedIn(person);
  marks.push(await markNow());
  await end(second.sessionId);
  const third = await signedIn(person);
  marks.push(await markNow());
  expect((await accountOverview({ userId, sessionId })).sessionsMark).toBe(marks.at(-1));
  await end(third.sessionId);
  expect(await markNow()).toBe(marks[0]);
  expect(new Set(marks).size).toBe(3);
});

test("an ended session, a phone's token and no token at all have no standing", async () => {
  const [ended, phone] = [await signedIn(), await signedIn()];
  await end(ended.sessionId);
  await asOwner(`UPDATE "session" SET "client" = 'MOBILE' WHERE "id" = $1`, [phone.sessionId]);
  for (const token of [ended.token, phone.token, "x", undefined]) {
    expect(await standingOf(token)).toBeNull();
  }
  expect([...(await standingsOf([ended.sessionId, phone.sessionId])).keys()]).toEqual([
    phone.sessionId,
  ]);
});
