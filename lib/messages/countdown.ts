type Clock = { now: Date; locale: string; timeZone: string };

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * What is left until a day that is named beside it: days as the reader's calendar counts them, hours
 * on the last day, minutes in the last hour.
 */
export function timeLeft(until: Date, clock: Clock): string {
  const { now, locale } = clock;
  const seconds = (until.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  if (seconds >= DAY) return format.format(daysBetween(now, until, clock), "day");
  if (seconds >= HOUR) return format.format(Math.round(seconds / HOUR), "hour");
  return format.format(Math.max(1, Math.round(seconds / 60)), "minute");
}

/** The day alone, and its year where that is not this one. */
export function dayOf(at: Date, { now, locale, timeZone }: Clock): string {
  const isThisYear = civil(at, timeZone).getUTCFullYear() === civil(now, timeZone).getUTCFullYear();
  const year = isThisYear ? undefined : "numeric";
  const format = { day: "numeric", month: "long", year, timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(at);
}

const daysBetween = (from: Date, to: Date, { timeZone }: Clock): number =>
  (civil(to, timeZone).getTime() - civil(from, timeZone).getTime()) / (DAY * 1000);

/** Midnight, in UTC, of the day it is where the reader is. Swedish writes dates as ISO does. */
const civil = (at: Date, timeZone: string): Date =>
  new Date(new Intl.DateTimeFormat("sv", { timeZone }).format(at));
