import { expect, test } from "vitest";
import { queueSending } from "@/lib/outbox/jobs";
import { database } from "@/lib/platform/database";
import { freeAbandonedJobs } from "@/lib/platform/jobs";
import { limits } from "@/lib/platform/limits";
import { metricsText } from "@/lib/platform/metrics";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { aContext, aPerson, aSession } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { cleanUp } from "./clean-up";

const db = database();

const lockedJobs = async (): Promise<number> =>
  (await asOwner("SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NOT NULL")).rowCount ?? 0;

const lock = (minutesAgo: number) =>
  asOwner(
    `UPDATE graphile_worker._private_jobs SET locked_by = 'gone', locked_at = now() - make_interval(mins => ${minutesAgo})`,
  );

test("a job whose runner was killed is free again after minutes, one at work stays with its runner", async () => {
  await queueSending(db, crypto.randomUUID());
  await lock(limits.abandonedJobMinutes - 1);
  await freeAbandonedJobs(db);
  expect(await lockedJobs()).toBe(1);
  await lock(limits.abandonedJobMinutes + 1);
  await freeAbandonedJobs(db);
  expect(await lockedJobs()).toBe(0);
});

test("cleaning up takes what ended long ago and leaves what lives", async () => {
  const { id: userId } = await aPerson();
  for (let count = 0; count < 3; count++) {
    const proof = { userId, methods: ["pwd"], remember: false };
    await db.$transaction((tx) => completeSignIn(tx, proof, aContext()));
  }
  const [old, recent, live] = await db.session.findMany({
    where: { userId },
    orderBy: { id: "asc" },
  });
  const age = `UPDATE "session" SET "ended_at" = now() - make_interval(days => $2) WHERE "id" = $1`;
  await asOwner(age, [old?.id, limits.endedSessionDays + 1]);
  await asOwner(age, [recent?.id, limits.endedSessionDays - 1]);
  await cleanUp(db);
  const left = await db.session.findMany({ where: { userId }, orderBy: { id: "asc" } });
  expect(left.map(({ id }) => id)).toEqual([recent?.id, live?.id]);
});

test("a session whose time ran out is noted as ended then, once, and counted", async () => {
  const { sessionId } = await aSession(await aPerson());
  const past = await asOwner(
    `UPDATE "session" SET "expires_at" = now() - interval '1 hour' WHERE "id" = $1
     RETURNING "expires_at"`,
    [sessionId],
  );
  await cleanUp(db);
  await cleanUp(db);
  const row = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(row).toMatchObject({ endedAt: past.rows[0].expires_at, endReason: "expired" });
  expect(await metricsText()).toContain('sallyport_cleaned_up_total{what="expired_session"} 1');
});
