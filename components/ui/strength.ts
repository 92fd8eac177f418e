import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

// The lists the server judges by, so that the meter and the answer agree.
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

type Strength = { score: 0 | 1 | 2 | 3 | 4; advice: string | null };

/** The estimator's cost grows with length, and what is this long is strong anyway. */
const charactersLookedAt = 64;

/** Shorter words turn up in passwords by chance. */
const tellingCharacters = 5;

/**
 * `known` are the words an attacker would try first, lower-cased: the product's name, the person's
 * own name and address. Of what is too short that is said, whatever else there is to say.
 */
export function strengthOf(
  password: string,
  { known, charactersMin }: { known: string[]; charactersMin: number },
): Strength {
  const plain = password.toLowerCase();
  if (known.some((word) => word.length >= tellingCharacters && plain.includes(word))) {
    return { score: 1, advice: "userInputs" };
  }
  const { score, feedback } = estimator.check(password.slice(0, charactersLookedAt), known);
  if ([...password.normalize("NFC")].length < charactersMin) {
    return { score: score === 0 ? 0 : 1, advice: "tooShort" };
  }
  return { score, advice: feedback.warning ?? feedback.suggestions[0] ?? null };
}
