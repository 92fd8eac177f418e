/** A day that belongs to no time zone, as in 2026-03-01, the way people write it. */
export function calendarDay(day: string, locale: string): string {
  const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T00:00:00Z`));
}
