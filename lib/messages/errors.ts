import { errors as en } from "./en";

type ErrorWords = typeof en;

const catalogues: Record<string, ErrorWords> = { en };

/** The words of an error page, without the rest of the catalogue. */
export function errorWordsFor(locale: string): ErrorWords {
  return catalogues[locale] ?? en;
}
