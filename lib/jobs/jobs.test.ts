import { expect, test } from "vitest";
import { queueSending } from "@/lib/outbox/jobs";
import { database } from "@/lib/platform/database";
import { freeAbandonedJobs } from "@/lib/platform/jobs";
import { limits } from "@/lib/platform/limits";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { aContext, aPerson } from "@/scripts/testing/people";
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
