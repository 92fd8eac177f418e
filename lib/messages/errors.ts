import { errors as en } from "./en/errors";

type ErrorWords = typeof en;

const catalogues = new Map<string, ErrorWords>([["en", en]]);

/** The words of an error page, without the rest of the catalogue. */
export function errorWordsFor(locale: string): ErrorWords {
  return catalogues.get(locale) ?? en;
}
