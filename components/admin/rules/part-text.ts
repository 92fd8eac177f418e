import type { RuleFieldWords } from "@/lib/messages/en/admin-policies";
import { plural } from "@/lib/messages/format";
import type { RuleField } from "@/lib/rules/schema";

/** One part of a rule, as a person would say it. */
export function partText(
  { kind }: RuleField,
  part: unknown,
  words: RuleFieldWords,
  locale: string,
): string {
  if (part === null || part === undefined) return words.none ?? "";
  if (kind === "box" || kind === "choice") return words.values?.[String(part)] ?? String(part);
  if (kind === "day") return dayText(String(part), locale);
  const unit = words.unit ?? { one: "{count}", other: "{count}" };
  return plural(locale, unit, Number(part));
}

/** Days begin at midnight UTC, wherever the reader is. */
const dayText = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
