import { cookies } from "next/headers";
import { defaultLocale } from "@/lib/messages";
import { readerTimeZone, timeZoneCookie } from "@/lib/messages/time-zone";
import { now } from "@/lib/platform/clock";

/** What the words for a time depend on: the moment, and where the reader is. */
export async function readerClock() {
  const timeZone = readerTimeZone((await cookies()).get(timeZoneCookie)?.value);
  return { now: now(), locale: defaultLocale, timeZone };
}
