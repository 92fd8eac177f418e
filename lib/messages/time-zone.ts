/** Set by the browser, which alone knows where its reader is. */
export const timeZoneCookie = "time-zone";

const withoutBetterKnowledge = "UTC";

/** The time zone to show times in: the one the cookie names, if there is such a zone. */
export function readerTimeZone(cookie: string | undefined): string {
  if (!cookie) return withoutBetterKnowledge;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: cookie }).resolvedOptions().timeZone;
  } catch {
    return withoutBetterKnowledge;
  }
}
