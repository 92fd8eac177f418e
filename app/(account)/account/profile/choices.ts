import type { Choice } from "@/components/ui/select-field";
import { languages } from "@/lib/messages/languages";

/** Each in its own words: whoever is looking for it need not read any other. */
export const languageChoices = (): Choice[] =>
  languages.map((value) => ({
    value,
    label: new Intl.DisplayNames(value, { type: "language" }).of(value) ?? value,
  }));

/** The browser's own first, and the chosen one even where the list has it under another name. */
export function timeZoneChoices(chosen: string | null, browsersOwn: string): Choice[] {
  const names = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);
  if (chosen) names.add(chosen);
  return [
    { value: "", label: browsersOwn },
    ...[...names].sort().map((value) => ({ value, label: value.replaceAll("_", " ") })),
  ];
}
