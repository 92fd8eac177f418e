import { expect, test } from "vitest";
import { databasePool } from "./database";
import { countUse, forgetUses, standingOf } from "./rate-limit";

const rate = { name: "test", points: 5, windowSeconds: 60, blockSeconds: 600 };

test("of twenty uses at once exactly as many pass as are allowed", async () => {
  const standings = await Promise.all(Array.from({ length: 20 }, () => countUse(rate, "race")));
  expect(standings.filter(({ blocked }) => !blocked)).toHaveLength(5);
});

test("once over the limit the block lasts its own time, and ends when forgotten", async () => {
  for (let use = 0; use < 6; use++) await countUse(rate, "block");
  const standing = await standingOf(rate, "block");
  expect(standing.blocked).toBe(true);
  expect(standing.retryAfterSeconds).toBeGreaterThan(rate.windowSeconds);
  await forgetUses(rate, "block");
  expect((await standingOf(rate, "block")).blocked).toBe(false);
});

test("what is counted is not readable in the table", async () => {
  await countUse(rate, "someone@example.test");
  const { rows } = await databasePool().query(`SELECT "key" FROM "rate_limit"`);
  expect(JSON.stringify(rows)).not.toContain("someone");
});
