import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { aContext, aPerson, aSession } from "@/scripts/testing/people";
import { asOwner, eventsOf } from "@/scripts/testing/rows";
import { authenticate } from "./authenticate";

const db = database();

async function opened(remember: boolean) {
  const { id: userId } = await aPerson();
  const proof = { userId, methods: ["pwd"], remember };
  const signedIn = await db.$transaction((tx) => completeSignIn(tx, proof, aContext()));
  if (!signedIn.ok) throw new Error(signedIn.code);
  return signedIn;
}

test.each([
  { remember: false, hours: 24, silence: { borne: "7 hours 59 minutes", tooLong: "8 hours" } },
  { remember: true, hours: 30 * 24, silence: { borne: "6 days 23 hours", tooLong: "7 days" } },
])(
  "kept: $remember, it lives $hours hours, and not after $silence.tooLong of silence",
  async ({ remember, hours, silence }) => {
    const { token, sessionId, expiresAt } = await opened(remember);
    const left = (expiresAt.getTime() - Date.now()) / 3_600_000;
    expect(left).toBeGreaterThan(hours - 0.1);
    expect(left).toBeLessThanOrEqual(hours);
    const beSilentFor = (interval: string) =>
      asOwner(
        `UPDATE "session" SET "last_active_at" = now() - interval '${interval}' WHERE "id" = $1`,
        [sessionId],
      );
    await beSilentFor(silence.borne);
    expect(await authenticate(token)).not.toBeNull();
    await beSilentFor(silence.tooLong);
    expect(await authenticate(token)).toBeNull();
  },
);

test("activity puts off the silence, never the end", async () => {
  const { token, sessionId, expiresAt } = await opened(true);
  await asOwner(
    `UPDATE "session" SET "last_active_at" = now() - interval '2 minutes' WHERE "id" = $1`,
    [sessionId],
  );
  expect((await authenticate(token))?.expiresAt).toEqual(expiresAt);
});

test("beyond fifty live sessions the oldest ends, and it is recorded", async () => {
  const user = await aPerson();
  const sessions = [];
  for (let at = 0; at < limits.liveSessionsPerUser; at += 1) sessions.push(await aSession(user));
  expect(await eventsOf(user.id)).not.toContain("session.displaced");
  await aSession(user);
  const live = await db.session.findMany({
    where: { userId: user.id, endedAt: null },
    select: { id: true },
  });
  expect(live).toHaveLength(limits.liveSessionsPerUser);
  const first = await db.session.findUniqueOrThrow({ where: { id: sessions[0]?.sessionId } });
  expect(first.endReason).toBe("displaced");
  const displaced = (await eventsOf(user.id)).filter((type) => type === "session.displaced");
  expect(displaced).toHaveLength(1);
});
