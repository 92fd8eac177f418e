import type { Messages } from "./en";
import { fill } from "./format";

/** What was unusual, a sentence each; a reason that has no words any more is left out. */
export function riskSentences(
  reasons: string[],
  country: string,
  words: Messages["risk"]["reasons"],
): string[] {
  const said = new Map<string, string>(Object.entries(words));
  return reasons.flatMap((reason) => {
    const sentence = said.get(reason);
    return sentence ? [`${fill(sentence, { country })}.`] : [];
  });
}
