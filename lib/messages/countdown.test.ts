import { expect, test } from "vitest";
import { dayOf, timeLeft } from "./countdown";

const now = new Date("2026-11-25T22:30:00Z");
const clock = { now, locale: "en", timeZone: "UTC" };
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

test("what is left is said in days, on the last day in hours, in the last hour in minutes", () => {
  expect(timeLeft(new Date("2026-12-04T09:00:00Z"), clock)).toBe("in 9 days");
  expect(timeLeft(inHours(24), clock)).toBe("in 1 day");
  expect(timeLeft(inHours(23), clock)).toBe("in 23 hours");
  expect(timeLeft(inHours(0.5), clock)).toBe("in 30 minutes");
  expect(timeLeft(inHours(0.001), clock)).toBe("in 1 minute");
});

test("days and dates are those of the reader's calendar", () => {
  const until = new Date("2026-12-03T23:00:00Z");
  expect([dayOf(until, clock), timeLeft(until, clock)]).toEqual(["December 3", "in 8 days"]);
  const berlin = { ...clock, timeZone: "Europe/Berlin" };
  expect([dayOf(until, berlin), timeLeft(until, berlin)]).toEqual(["December 4", "in 9 days"]);
  expect(dayOf(new Date("2027-01-02T00:00:00Z"), clock)).toBe("January 2, 2027");
});
