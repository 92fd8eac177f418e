import { limits } from "@/lib/platform/limits";

/** How one word is looked for: anywhere, or where a name, or a part of an email, begins. */
export type SearchWord = { text: string; where: "anywhere" | "beginnings" };

/**
 * The words of a search, all of which have to be found; null where none of them could be. The index
 * knows three letters in a row and beginnings of words, and no signs by themselves.
 */
export function searchWords(typed: string): SearchWord[] | null {
  const words = typed.split(/\s+/).filter(Boolean).slice(0, limits.searchWords);
  if (words.some((word) => !/[\p{L}\p{N}]/u.test(word))) return null;
  return words.map((text) => ({ text, where: isLong(text) ? "anywhere" : "beginnings" }));
}

/** One letter beyond ASCII is spelt in several signs there: see `search_form` in the migration. */
const isLong = (word: string): boolean => {
  const plain = word.normalize("NFKD").replaceAll(/[\u0300-\u036f]/g, "");
  return /[a-z0-9]{3}/i.test(plain) || /[^\p{ASCII}]/u.test(plain);
};
