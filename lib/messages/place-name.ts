import type { Place } from "@/lib/places/place-of";
import type { Messages } from "./en";
import { fill } from "./format";

/** "Lisbon, Portugal", "Portugal", "Unknown place". */
export function placeName(
  { country, city }: Pick<Place, "country" | "city">,
  locale: string,
  words: Messages["places"],
): string {
  const name = country && countryName(country, locale);
  if (!name) return words.unknown;
  return city ? fill(words.cityInCountry, { city, country: name }) : name;
}

const names = new Map<string, Intl.DisplayNames>();

function countryName(code: string, locale: string): string | undefined {
  const known =
    names.get(locale) ?? new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
  names.set(locale, known);
  return /^[A-Z]{2}$/.test(code) ? known.of(code) : undefined;
}
