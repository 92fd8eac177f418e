import type { PolicyValues } from "@/lib/policies/catalogue";
import { characters } from "./schema";

/** Words that everybody would try first at this product. */
const productWords = ["sallyport", "sally port", "sally-port"];

const LOCAL_PART_MIN = 4;
const WORD_MIN = 5;
const SCORE_MIN = 2;
/** The estimate takes the longer the more there is, and this much says enough. */
const SCORED_CHARACTERS = 32;

const folds: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const fold = (value: string): string =>
  value.toLowerCase().replace(/[0134578@$!]/g, (sign) => folds[sign] ?? sign);

export type PasswordRules = PolicyValues["passwords"];

export type PasswordProblem =
  | "password.tooShort"
  | "password.tooFewKinds"
  | "password.common"
  | "password.personal"
  | "password.product"
  | "password.weak";

export type PasswordOwner = { email: string; name: string };

function personalWords({ email, name }: PasswordOwner): string[] {
  const local = email.slice(0, email.lastIndexOf("@")).toLowerCase();
  const words = [...local.split(/[._+-]/), ...name.toLowerCase().split(/\s+/)];
  return [
    ...(local.length >= LOCAL_PART_MIN ? [local] : []),
    ...words.filter((word) => [...word].length >= WORD_MIN),
  ];
}

const contains = (password: string, words: string[]): boolean => {
  const plain = password.toLowerCase();
  const folded = fold(password);
  return words.some((word) => plain.includes(word) || folded.includes(fold(word)));
};

/** Letters that are neither small nor capital count once, for languages that have no others. */
const kinds = [/\p{Ll}/u, /[\p{Lu}\p{Lt}]/u, /[\p{Lo}\p{Lm}]/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

const kindsIn = (password: string): number => kinds.filter((kind) => kind.test(password)).length;

/**
 * Why a password may not be chosen; null when it may. Works offline. The list and the estimate are
 * loaded with the first password that is set, not with the app.
 */
export async function newPasswordProblem(
  password: string,
  owner: PasswordOwner,
  { charactersMin, kindsMin }: Pick<PasswordRules, "charactersMin" | "kindsMin">,
): Promise<PasswordProblem | null> {
  if (characters(password) < charactersMin) return "password.tooShort";
  if (kindsIn(password) < kindsMin) return "password.tooFewKinds";
  if (contains(password, productWords)) return "password.product";
  if (contains(password, personalWords(owner))) return "password.personal";
  const { isCommon, strength } = await import("./strength");
  if (isCommon(password)) return "password.common";
  return strength(password.slice(0, SCORED_CHARACTERS)) < SCORE_MIN ? "password.weak" : null;
}
