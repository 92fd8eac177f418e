import { limits } from "@/lib/platform/limits";
import type { LogSearch } from "./find-search";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const widths = [
  ...[MINUTE, 5 * MINUTE, 15 * MINUTE],
  ...[HOUR, 3 * HOUR, 6 * HOUR],
  ...[DAY, 7 * DAY, 28 * DAY, 364 * DAY, 3640 * DAY],
];

/** A Monday, so that weeks begin where people expect it. */
export const FIRST_BAR = new Date("1970-01-05T00:00Z");

export type BarWidth = { seconds: number; starts: Date[] };

/** Bars of the least round width that gives no more than fit, from the one the period begins in. */
export function barsFor({ from, until }: Pick<LogSearch, "from" | "until">): BarWidth {
  const origin = FIRST_BAR.getTime();
  const numberOf = (seconds: number, moment: Date) =>
    Math.floor((moment.getTime() - origin) / (seconds * 1000));
  const last = new Date(until.getTime() - 1);
  const count = (seconds: number) => numberOf(seconds, last) - numberOf(seconds, from) + 1;
  const seconds = widths.find((each) => count(each) <= limits.logBarsMost) ?? 3640 * DAY;
  const first = numberOf(seconds, from);
  const starts = Array.from(
    { length: count(seconds) },
    (_, index) => new Date(origin + (first + index) * seconds * 1000),
  );
  return { seconds, starts };
}
