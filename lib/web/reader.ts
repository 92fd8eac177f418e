import { cookies } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { defaultLocale } from "@/lib/messages";
import { readerTimeZone, timeZoneCookie } from "@/lib/messages/time-zone";
import { now } from "@/lib/platform/clock";
import { languageOf, themeOf } from "@/lib/profile/read-profile";
import type { ThemeName } from "@/lib/profile/schema";
import { currentVisit } from "./session";

/** What the words for a time depend on: the moment, and where the reader is, by their own word first. */
export async function readerClock() {
  const { session } = await currentVisit();
  const timeZone = readerTimeZone(session?.timeZone, (await cookies()).get(timeZoneCookie)?.value);
  return { now: now(), locale: session ? languageOf(session) : defaultLocale, timeZone };
}

/** In the markup from the start, so that no page shows itself in another theme first. */
export async function readerTheme(): Promise<ThemeName> {
  try {
    const { session } = await currentVisit();
    return session ? themeOf(session) : "system";
  } catch (error) {
    unstable_rethrow(error);
    // What is wrong is for the page to say; it can be said in any theme.
    return "system";
  }
}
