import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { aContext, aPerson, aSession, PASSWORD } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { assessRisk } from "./assess";
import { gatherRiskFacts } from "./gather-facts";

const db = database();
const IN_PORTUGAL = "193.136.0.1";
const IN_JAPAN = "133.11.0.1";

const facts = (user: User, address: string, browserToken?: string) =>
  gatherRiskFacts(db, user, { address, browserToken });

/** A sign-in from Portugal that began so long ago; with the browser it came from. */
async function aSignIn(user: User, hoursAgo: number, { country = "PT" } = {}) {
  const result = await signInWithPassword(
    db,
    { email: user.email, password: PASSWORD },
    aContext(),
  );
  if (!result.ok || !("signedIn" in result)) throw new Error(JSON.stringify(result));
  const { sessionId, browserToken } = result.signedIn;
  await asOwner(
    `UPDATE "session" SET "country" = $2, "address" = $3,
            "created_at" = now() - make_interval(secs => $4) WHERE "id" = $1`,
    [sessionId, country, IN_PORTUGAL, hoursAgo * 3600],
  );
  return { sessionId, browserToken };
}

const aWrongPassword = (user: User) =>
  signInWithPassword(db, { email: user.email, password: "not the password" }, aContext());

test("an account that was never signed in to has no history, and no risk", async () => {
  const user = await aPerson();
  await aWrongPassword(user);
  const found = await facts(user, IN_JAPAN);
  expect(found).toMatchObject({ hasHistory: false, earlierCountries: [], travel: null });
  expect(assessRisk(found).level).toBe("low");
});

test("a browser is known to the accounts that were opened in it, and to no others", async () => {
  const [user, other] = [await aPerson(), await aPerson()];
  const { browserToken } = await aSignIn(user, 24);
  await aSession(other);
  expect(await facts(user, IN_PORTUGAL, browserToken)).toMatchObject({ deviceIsKnown: true });
  expect(await facts(user, IN_PORTUGAL)).toMatchObject({ deviceIsKnown: false });
  expect(await facts(other, IN_PORTUGAL, browserToken)).toMatchObject({ deviceIsKnown: false });
});

test("from Portugal to Japan within three hours, in a new browser, is high", async () => {
  const user = await aPerson();
  await aSignIn(user, 3);
  const found = await facts(user, IN_JAPAN);
  expect(found).toMatchObject({ country: "JP", earlierCountries: ["PT"] });
  expect(found.travel?.kilometres).toBeGreaterThan(9_000);
  expect(found.travel?.hours).toBeCloseTo(3, 1);
  expect(assessRisk(found)).toMatchObject({
    level: "high",
    reasons: ["new_device", "new_country", "impossible_travel"],
  });
});

test("the newest sign-in counts as the last, whether its session has ended or not", async () => {
  const user = await aPerson();
  await aSignIn(user, 30);
  const { sessionId } = await aSignIn(user, 5, { country: "JP" });
  await aSignIn(user, 20);
  await asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`, [sessionId]);
  const { travel, earlierCountries } = await facts(user, IN_JAPAN);
  expect(travel).toEqual({ kilometres: 0, hours: expect.closeTo(5, 1) });
  expect(earlierCountries.sort()).toEqual(["JP", "PT"]);
});

test("a device remembers its country longer than sessions are kept", async () => {
  const user = await aPerson();
  const { browserToken } = await aSignIn(user, 24);
  await asOwner(`UPDATE "device" SET "country" = 'PT' WHERE "user_id" = $1`, [user.id]);
  await asOwner(`DELETE FROM "session" WHERE "user_id" = $1`, [user.id]);
  expect(await facts(user, IN_JAPAN, browserToken)).toMatchObject({
    hasHistory: true,
    earlierCountries: ["PT"],
    travel: null,
  });
});

test("wrong passwords count since the last sign-in, of the last hour, and of this account", async () => {
  const [user, other] = [await aPerson(), await aPerson()];
  await aWrongPassword(user);
  await aSignIn(user, 0);
  await aWrongPassword(user);
  await aWrongPassword(user);
  await aWrongPassword(other);
  expect(await facts(user, IN_PORTUGAL)).toMatchObject({ failuresBefore: 2 });
  const longAgo = `INSERT INTO "audit_event" ("id", "type", "outcome", "subject_id", "occurred_at", "request_id", "details")
    SELECT gen_random_uuid(), 'sign_in.failed', 'FAILURE', $1, now() - interval '2 hours', gen_random_uuid(), '{}'
      FROM generate_series(1, 5)`;
  const third = await aPerson();
  await asOwner(longAgo, [third.id]);
  expect(await facts(third, IN_PORTUGAL)).toMatchObject({ failuresBefore: 0 });
});

test("hours of earlier sign-ins are those of the clock in UTC", async () => {
  const user = await aPerson();
  const { sessionId } = await aSignIn(user, 0);
  await asOwner(`UPDATE "session" SET "created_at" = '2026-03-10T21:40:00Z' WHERE "id" = $1`, [
    sessionId,
  ]);
  expect((await facts(user, IN_PORTUGAL)).earlierHours).toEqual([21]);
});
