import { defaultLocale } from "./default-locale";
import { en, type Messages } from "./en";
import type { Language } from "./languages";

export { defaultLocale } from "./default-locale";
export type { Messages } from "./en";

const translated: Record<Language, Messages> = { en };
const catalogues = new Map<string, Messages>(Object.entries(translated));

/** The catalogue for a locale such as `de-AT`: its own, else its language's, else English. */
export function messagesFor(locale: string = defaultLocale): Messages {
  const language = locale.split("-")[0] ?? defaultLocale;
  return catalogues.get(locale) ?? catalogues.get(language) ?? en;
}
