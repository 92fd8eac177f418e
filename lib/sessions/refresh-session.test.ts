import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, expect, test } from "vitest";
import { cleanUp } from "@/lib/jobs/clean-up";
import { database } from "@/lib/platform/database";
import { PrismaClient, type User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { aContext, aPerson, aPhone } from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { authenticate } from "./authenticate";
import { refreshSession } from "./refresh-session";
import { signOut } from "./sign-out";

const db = database();
/** As another instance has it: connections of its own to the same rows. */
const elsewhere = new PrismaClient({
  adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }),
});
afterAll(() => elsewhere.$disconnect());

const refresh = (token: string, on = db) => refreshSession(on, token, aContext());

async function refreshed(token: string) {
  const result = await refresh(token);
  if (!result.ok) throw new Error(result.code);
  return result.tokens;
}

const opens = async (token: string) => (await authenticate(token, "MOBILE")) !== null;

const ageUse = (sessionId: string, seconds: number) =>
  asOwner(
    `UPDATE "refresh_token" SET "used_at" = now() - make_interval(secs => $2)
      WHERE "session_id" = $1 AND "used_at" IS NOT NULL`,
    [sessionId, seconds],
  );

const answersOf = (sessionId: string): Promise<number> =>
  db.refreshToken.count({ where: { sessionId, answer: { not: null } } });

async function expectStolen(user: User, sessionId: string) {
  const row = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(row.endReason).toBe("token_reused");
  expect((await eventsOf(user.id)).filter((type) => type === "token.reused")).toHaveLength(1);
  const told = (await messagesTo(user.id)).filter(({ template }) => template === "token-reused");
  expect(told).toHaveLength(1);
  expect(await answersOf(sessionId)).toBe(0);
}

test("each use gives a new pair, and the old access token opens nothing any more", async () => {
  const phone = await aPhone(await aPerson());
  const next = await refreshed(phone.refreshToken);
  expect(next.expiresIn).toBe(limits.accessTokenMinutes * 60);
  expect(await opens(phone.accessToken)).toBe(false);
  expect(await opens(next.accessToken)).toBe(true);
  expect((await refreshed(next.refreshToken)).accessToken).not.toBe(next.accessToken);
});

test("refreshing is no proof: what was proved is as old as before", async () => {
  const phone = await aPhone(await aPerson());
  const before = await authenticate(phone.accessToken, "MOBILE");
  const after = await authenticate((await refreshed(phone.refreshToken)).accessToken, "MOBILE");
  expect(after?.authenticatedAt).toEqual(before?.authenticatedAt);
  expect(after?.expiresAt).toEqual(before?.expiresAt);
});

test("the same use asked for again within seconds gets the same answer, and tells nobody", async () => {
  const user = await aPerson();
  const phone = await aPhone(user);
  const first = await refreshed(phone.refreshToken);
  await ageUse(phone.sessionId, limits.rotationRetrySeconds - 2);
  expect(await refreshed(phone.refreshToken)).toEqual(first);
  expect(await opens(first.accessToken)).toBe(true);
  expect(await eventsOf(user.id)).not.toContain("token.reused");
});

test("a token used before ends its family and no other, and the owner is told once", async () => {
  const user = await aPerson();
  const [phone, other] = [await aPhone(user), await aPhone(user)];
  const next = await refreshed(phone.refreshToken);
  await ageUse(phone.sessionId, limits.rotationRetrySeconds + 1);
  expect(await refresh(phone.refreshToken)).toMatchObject({ code: "TOKEN_REUSED" });
  expect(await opens(next.accessToken)).toBe(false);
  expect(await refresh(next.refreshToken)).toMatchObject({ code: "INVALID_TOKEN" });
  expect(await refresh(phone.refreshToken)).toMatchObject({ code: "INVALID_TOKEN" });
  await expectStolen(user, phone.sessionId);
  expect(await refreshed(other.refreshToken)).toBeDefined();
});

test("once its successor was used, a token shown again is theft at once", async () => {
  const user = await aPerson();
  const phone = await aPhone(user);
  const second = await refreshed(phone.refreshToken);
  const third = await refreshed(second.refreshToken);
  expect(await refresh(phone.refreshToken)).toMatchObject({ code: "TOKEN_REUSED" });
  expect(await opens(third.accessToken)).toBe(false);
  await expectStolen(user, phone.sessionId);
});

test("of twenty uses at once on two instances one counts, and all get its answer", async () => {
  const user = await aPerson();
  const phone = await aPhone(user);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => refresh(phone.refreshToken, at % 2 ? elsewhere : db)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await db.refreshToken.count({ where: { sessionId: phone.sessionId } })).toBe(2);
  expect(await eventsOf(user.id)).not.toContain("token.reused");
});

test.each([
  ["its own time", `UPDATE "refresh_token" SET "expires_at" = now() WHERE "session_id" = $1`],
  [
    "the session's, however often it was refreshed",
    `UPDATE "session" SET "expires_at" = now() WHERE "id" = $1`,
  ],
  ["the session being ended", `UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`],
  [
    "the account being disabled",
    `UPDATE "user" SET "disabled_at" = now() FROM "session" s WHERE s."user_id" = "user"."id" AND s."id" = $1`,
  ],
  [
    "the account being deleted",
    `UPDATE "user" SET "deleted_at" = now() FROM "session" s WHERE s."user_id" = "user"."id" AND s."id" = $1`,
  ],
])("a refresh token does not outlive %s, and dying so is no theft", async (_, sql) => {
  const user = await aPerson();
  const phone = await aPhone(user);
  await asOwner(sql, [phone.sessionId]);
  expect(await refresh(phone.refreshToken)).toEqual({ ok: false, code: "INVALID_TOKEN" });
  expect(await eventsOf(user.id)).not.toContain("token.reused");
});

test("neither token outlives the session", async () => {
  const phone = await aPhone(await aPerson());
  await asOwner(
    `UPDATE "session" SET "expires_at" = now() + interval '5 minutes' WHERE "id" = $1`,
    [phone.sessionId],
  );
  const next = await refreshed(phone.refreshToken);
  expect(next.expiresIn).toBeLessThanOrEqual(300);
  const session = await db.session.findUniqueOrThrow({
    where: { id: phone.sessionId },
    include: { refreshTokens: { orderBy: { id: "desc" }, take: 1 } },
  });
  expect(session.refreshTokens[0]?.expiresAt).toEqual(session.expiresAt);
});

test("only the token itself is taken: not its digest, its row's id or an access token", async () => {
  const phone = await aPhone(await aPerson());
  const row = await db.refreshToken.findFirstOrThrow({ where: { sessionId: phone.sessionId } });
  const digest = Buffer.from(row.digest);
  const others = [digest.toString("base64url"), row.id, phone.accessToken, "x", "\0"];
  for (const other of others) {
    expect(await refresh(other)).toMatchObject({ code: "INVALID_TOKEN" });
  }
  expect(await refreshed(phone.refreshToken)).toBeDefined();
});

test("signing out beside a refresh ends the session, whichever comes first", async () => {
  const phone = await aPhone(await aPerson());
  const session = await authenticate(phone.accessToken, "MOBILE");
  const owner = { id: phone.sessionId, userId: session?.userId ?? "" };
  const [next] = await Promise.all([
    refresh(phone.refreshToken),
    signOut(db, phone.accessToken, aContext({ session: owner }), "MOBILE"),
  ]);
  if (next.ok) expect(await opens(next.tokens.accessToken)).toBe(false);
  const row = await db.session.findUniqueOrThrow({ where: { id: phone.sessionId } });
  expect(row.endReason).toBe("signed_out");
});

test("an access token that has run out still signs out", async () => {
  const phone = await aPhone(await aPerson());
  await asOwner(`UPDATE "session" SET "access_expires_at" = now() WHERE "id" = $1`, [
    phone.sessionId,
  ]);
  expect(await opens(phone.accessToken)).toBe(false);
  await signOut(db, phone.accessToken, aContext(), "MOBILE");
  expect(await refresh(phone.refreshToken)).toMatchObject({ code: "INVALID_TOKEN" });
});

test("who must set up two-factor first gets an access token alone, and no other one later", async () => {
  const admin = await aPerson({ role: "ADMIN" });
  const phone = await aPhone(admin);
  expect(await opens(phone.accessToken)).toBe(true);
  expect(phone.refreshToken).toBe("");
  expect(await db.refreshToken.count({ where: { sessionId: phone.sessionId } })).toBe(0);

  const raised = await aPerson();
  const { refreshToken } = await aPhone(raised);
  const setRole = (role: string) =>
    asOwner(`UPDATE "user" SET "role" = $2::role WHERE "id" = $1`, [raised.id, role]);
  await setRole("ADMIN");
  expect(await refresh(refreshToken)).toMatchObject({ code: "MFA_REQUIRED" });
  await setRole("USER");
  expect(await refreshed(refreshToken)).toBeDefined();
});

test("cleaning up takes tokens whose time is up and wipes answers, and leaves what lives", async () => {
  const phone = await aPhone(await aPerson());
  const next = await refreshed(phone.refreshToken);
  await cleanUp(db);
  expect(await answersOf(phone.sessionId)).toBe(1);
  await ageUse(phone.sessionId, limits.rotationRetrySeconds + 1);
  await cleanUp(db);
  expect(await answersOf(phone.sessionId)).toBe(0);
  await asOwner(
    `UPDATE "refresh_token" SET "expires_at" = now() WHERE "session_id" = $1 AND "used_at" IS NOT NULL`,
    [phone.sessionId],
  );
  await cleanUp(db);
  expect(await db.refreshToken.count({ where: { sessionId: phone.sessionId } })).toBe(1);
  expect(await refreshed(next.refreshToken)).toBeDefined();
});

test("an answer moved to another row does not open there", async () => {
  const [phone, eve] = [await aPhone(await aPerson()), await aPhone(await aPerson())];
  await refreshed(phone.refreshToken);
  await refreshed(eve.refreshToken);
  await asOwner(
    `UPDATE "refresh_token" SET "answer" =
       (SELECT "answer" FROM "refresh_token" WHERE "session_id" = $1 AND "answer" IS NOT NULL)
      WHERE "session_id" = $2 AND "used_at" IS NOT NULL`,
    [phone.sessionId, eve.sessionId],
  );
  expect(await refresh(eve.refreshToken)).toMatchObject({ code: "TOKEN_REUSED" });
});
