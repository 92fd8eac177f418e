import { expect, test } from "vitest";
import { after } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { countedUntil, countHours, HOUR_MS, hourOf } from "./hourly-counts";

const db = database();
const DAY = 24 * 3600;

const happened = (secondsAgo: number, outcome: "SUCCESS" | "FAILURE" = "SUCCESS") =>
  db.auditEvent.create({
    data: { type: "sign_in.failed", outcome, occurredAt: after(-secondsAgo) },
  });

const total = async () => (await db.auditHour.aggregate({ _sum: { count: true } }))._sum.count ?? 0;

test("hours that have ended are counted exactly, the current one not yet, and twice is as good as once", async () => {
  await countHours(db);
  expect(await countedUntil(db)).toBeNull();

  const hoursAgo = (hours: number) => hours * 3600;
  for (const hours of [2, 2, 5, 24 * 40]) await happened(hoursAgo(hours));
  await happened(hoursAgo(2), "FAILURE");
  await happened(0);
  await countHours(db);
  await countHours(db);
  expect(await total()).toBe(5);
  const hour = hourOf(after(-hoursAgo(2)));
  const counted = await db.auditHour.findMany({ where: { hour }, orderBy: { outcome: "asc" } });
  expect(counted.map(({ outcome, count }) => [outcome, count])).toEqual([
    ["SUCCESS", 2],
    ["FAILURE", 1],
  ]);
  expect(await countedUntil(db)).toEqual(new Date(hour.getTime() + HOUR_MS));
});

test("what was committed late is counted with the next time, as are days that were missed", async () => {
  await countHours(db);
  const before = await total();
  await happened((limits.lateEventHours - 2) * 3600);
  await countHours(db);
  expect(await total()).toBe(before + 1);

  // As if nothing had run for weeks.
  await db.auditHour.deleteMany({ where: { hour: { gt: after(-20 * DAY) } } });
  await countHours(db);
  expect(await total()).toBe(before + 1);
});
