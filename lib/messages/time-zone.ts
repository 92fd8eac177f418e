/** Set by the browser, which alone knows where its reader is. */
export const timeZoneCookie = "time-zone";

const withoutBetterKnowledge = "UTC";

/** A zone under the name it has here; null when there is none such. */
export function knownTimeZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** The time zone to show times in: the first that is named and known. */
export const readerTimeZone = (...names: (string | null | undefined)[]): string =>
  names.map((name) => name && knownTimeZone(name)).find(Boolean) ?? withoutBetterKnowledge;
