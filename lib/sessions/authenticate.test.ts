import { expect, test, vi } from "vitest";
import { database, databasePool } from "@/lib/platform/database";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { holdUser } from "@/lib/users/hold-user";
import { aContext, aPerson, aPhone } from "@/scripts/testing/people";
import { asOwner, eventsOf } from "@/scripts/testing/rows";
import { authenticate } from "./authenticate";
import { signOut } from "./sign-out";

const db = database();

async function aSession(remember = false, role: "USER" | "ADMIN" = "USER") {
  const user = await aPerson({ role });
  const proof = { userId: user.id, methods: ["pwd"], remember };
  const signedIn = await db.$transaction((tx) => completeSignIn(tx, proof, aContext()));
  if (!signedIn.ok) throw new Error(signedIn.code);
  return { user, ...signedIn };
}

test("a request is authenticated by one query", async () => {
  const { token, user } = await aSession();
  const query = vi.spyOn(databasePool(), "query");
  expect(await authenticate(token)).toMatchObject({ userId: user.id, email: user.email });
  expect(query).toHaveBeenCalledTimes(1);
  query.mockRestore();
});

test("the rule about two-factor comes with the request, as it is at that moment", async () => {
  const [one, admin] = [await aSession(), await aSession(false, "ADMIN")];
  const dueAt = async ({ token }: { token: string }) => (await authenticate(token))?.twoFactorDueAt;
  const rule = (who: string) =>
    asOwner(
      `INSERT INTO "policy" ("name", "value") VALUES ('requiredTwoFactor', $1)
       ON CONFLICT ("name") DO UPDATE SET "value" = $1`,
      [JSON.stringify({ who, graceDays: 9, since: "2026-01-01T00:00:00Z" })],
    );
  expect(await dueAt(one)).toBeNull();
  expect(await dueAt(admin)).toEqual(new Date(0));
  await rule("everyone");
  expect(await dueAt(one)).toEqual(new Date(one.user.createdAt.getTime() + 9 * 24 * 3600 * 1000));
  await asOwner(`UPDATE "user" SET "two_factor_since" = now() WHERE "id" = $1`, [one.user.id]);
  expect(await dueAt(one)).toBeNull();
  await rule("nobody");
  expect(await dueAt(admin)).toBeNull();
  await asOwner(`DELETE FROM "policy"`);
});

test.each([
  ["its absolute end", `UPDATE "session" SET "expires_at" = now() WHERE "id" = $1`],
  [
    "hours of silence",
    `UPDATE "session" SET "last_active_at" = now() - interval '8 hours' WHERE "id" = $1`,
  ],
  ["being ended", `UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`],
  [
    "its account being disabled",
    `UPDATE "user" SET "disabled_at" = now() FROM "session" s WHERE s."user_id" = "user"."id" AND s."id" = $1`,
  ],
  [
    "its account being deleted",
    `UPDATE "user" SET "deleted_at" = now() FROM "session" s WHERE s."user_id" = "user"."id" AND s."id" = $1`,
  ],
])("no session outlives %s", async (_, sql) => {
  const { token, sessionId } = await aSession();
  await asOwner(sql, [sessionId]);
  expect(await authenticate(token)).toBeNull();
});

test("a kept session lives 30 days and bears a week of silence", async () => {
  const { token, sessionId, expiresAt } = await aSession(true);
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(29 * 24 * 3600 * 1000);
  await asOwner(
    `UPDATE "session" SET "last_active_at" = now() - interval '6 days' WHERE "id" = $1`,
    [sessionId],
  );
  expect(await authenticate(token)).not.toBeNull();
});

test("activity is written once a minute, not at every request", async () => {
  const { token, sessionId } = await aSession();
  const activity = async () =>
    (await db.session.findUniqueOrThrow({ where: { id: sessionId } })).lastActiveAt.getTime();
  const before = await activity();
  await authenticate(token);
  expect(await activity()).toBe(before);
  await asOwner(
    `UPDATE "session" SET "last_active_at" = now() - interval '2 minutes' WHERE "id" = $1`,
    [sessionId],
  );
  await authenticate(token);
  expect(await activity()).toBeGreaterThanOrEqual(before);
});

test("when a person was last seen is written by sign-in, then now and then, and waits for nobody", async () => {
  const { token, userId } = await aSession();
  const lastSeen = async () =>
    (await db.user.findUniqueOrThrow({ where: { id: userId } })).lastSeenAt?.getTime() ?? 0;
  const atSignIn = await lastSeen();
  expect(atSignIn).toBeGreaterThan(0);
  await authenticate(token);
  expect(await lastSeen()).toBe(atSignIn);
  await asOwner(`UPDATE "user" SET "last_seen_at" = now() - interval '1 hour' WHERE "id" = $1`, [
    userId,
  ]);
  const anHourAgo = await lastSeen();
  await db.$transaction(async (tx) => {
    await holdUser(tx, userId);
    expect(await authenticate(token)).not.toBeNull();
  });
  expect(await lastSeen()).toBe(anHourAgo);
  await authenticate(token);
  expect(await lastSeen()).toBeGreaterThanOrEqual(atSignIn);
});

test("a token opens only as what it is: a browser's as no bearer token, a phone's as no cookie", async () => {
  const { token } = await aSession();
  const phone = await aPhone(await aPerson());
  expect(await authenticate(token, "MOBILE")).toBeNull();
  expect(await authenticate(phone.accessToken)).toBeNull();
  expect(await authenticate(phone.refreshToken, "MOBILE")).toBeNull();
  expect(await authenticate(phone.accessToken, "MOBILE")).toMatchObject({
    sessionId: phone.sessionId,
  });
  await signOut(db, token, aContext(), "MOBILE");
  await signOut(db, phone.accessToken, aContext());
  expect(await authenticate(token)).not.toBeNull();
  expect(await authenticate(phone.accessToken, "MOBILE")).not.toBeNull();
});

test("an access token runs out, though its session goes on", async () => {
  const { accessToken, sessionId } = await aPhone(await aPerson());
  await asOwner(`UPDATE "session" SET "access_expires_at" = now() WHERE "id" = $1`, [sessionId]);
  expect(await authenticate(accessToken, "MOBILE")).toBeNull();
});

test("only the token opens: not its digest, not its id, not a piece of it", async () => {
  const { token, sessionId } = await aSession();
  const row = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  const digest = Buffer.from(row.tokenDigest);
  for (const other of [
    digest.toString("base64url"),
    digest.toString("hex"),
    sessionId,
    token.slice(1),
    `${token} `,
    "",
  ]) {
    expect(await authenticate(other)).toBeNull();
  }
});

test("signing out ends it once and for all, and twice is no error", async () => {
  const { token, user } = await aSession();
  await Promise.all([1, 2, 3].map(() => signOut(db, token, aContext())));
  expect(await authenticate(token)).toBeNull();
  expect((await eventsOf(user.id)).filter((type) => type === "session.signed_out")).toHaveLength(1);
});
