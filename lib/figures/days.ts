const DAY_MS = 24 * 3600 * 1000;

/** A day in UTC, as in 2026-03-01: sums of days must not depend on who looks. */
export type Day = string;

export const dayOf = (at: Date): Day => at.toISOString().slice(0, 10);

export const beginningOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export const endOf = (day: Day): Date => new Date(beginningOf(day).getTime() + DAY_MS);

/** So many days up to and with today, oldest first. */
export function lastDays(count: number, at: Date): Day[] {
  const today = beginningOf(dayOf(at)).getTime();
  return Array.from({ length: count }, (_, index) =>
    dayOf(new Date(today - (count - 1 - index) * DAY_MS)),
  );
}
