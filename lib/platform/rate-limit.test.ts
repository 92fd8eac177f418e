import { expect, test } from "vitest";
import { databasePool } from "./database";
import { countTowardsLock, countUse, forgetUses, LOCKED, standingOf } from "./rate-limit";

const rate = { name: "test", points: 5, windowSeconds: 60 };
const lock = { name: "test-lock", points: LOCKED - 1, windowSeconds: 60 };
const numbers = { uses: 5, windowSeconds: 60, lockSeconds: 600 };

test("of twenty uses at once exactly as many pass as are allowed", async () => {
  const standings = await Promise.all(Array.from({ length: 20 }, () => countUse(rate, "race")));
  expect(standings.filter(({ blocked }) => !blocked)).toHaveLength(5);
});

test("the use that reaches the limit locks for the lock's own time, which ends when forgotten", async () => {
  for (let use = 0; use < 4; use++) await countTowardsLock(lock, "block", numbers);
  expect((await standingOf(lock, "block")).blocked).toBe(false);
  expect(await countTowardsLock(lock, "block", numbers)).toMatchObject({ lockedNow: true });
  expect(await countTowardsLock(lock, "block", numbers)).toMatchObject({
    locked: true,
    lockedNow: false,
  });
  const standing = await standingOf(lock, "block");
  expect(standing.blocked).toBe(true);
  expect(standing.retryAfterSeconds).toBeGreaterThan(numbers.windowSeconds);
  await forgetUses(lock, "block");
  expect((await standingOf(lock, "block")).blocked).toBe(false);
});

test("of twenty wrong tries at once one locks", async () => {
  const counted = await Promise.all(
    Array.from({ length: 20 }, () => countTowardsLock(lock, "lock-race", numbers)),
  );
  expect(counted.filter(({ lockedNow }) => lockedNow)).toHaveLength(1);
  expect(counted.filter(({ locked }) => !locked)).toHaveLength(4);
});

test("other numbers neither end a lock nor make one by themselves", async () => {
  for (let use = 0; use < 5; use++) await countTowardsLock(lock, "strict", numbers);
  expect((await countTowardsLock(lock, "strict", { ...numbers, uses: 20 })).locked).toBe(true);
  for (let use = 0; use < 4; use++) await countTowardsLock(lock, "loose", { ...numbers, uses: 20 });
  expect((await standingOf(lock, "loose")).blocked).toBe(false);
  const next = await countTowardsLock(lock, "loose", { ...numbers, uses: 3 });
  expect(next).toMatchObject({ lockedNow: true });
});

test("what is counted is not readable in the table", async () => {
  await countUse(rate, "someone@example.test");
  const { rows } = await databasePool().query(`SELECT "key" FROM "rate_limit"`);
  expect(JSON.stringify(rows)).not.toContain("someone");
});
