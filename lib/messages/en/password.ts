import type { StrengthWords } from "../strength";

export const scores: StrengthWords["scores"] = [
  "Very easy to guess.",
  "Easy to guess.",
  "Fair.",
  "Strong.",
  "Very strong.",
];

export const advice: StrengthWords["advice"] = {
  straightRow: "A row of keys is tried early.",
  keyPattern: "Patterns on the keyboard are tried early.",
  simpleRepeat: "Repeated characters add little.",
  extendedRepeat: "Repeated parts add little.",
  sequences: "Sequences like “abc” add little.",
  recentYears: "Years are tried early.",
  dates: "Dates are tried early.",
  topTen: "It is among the most used passwords.",
  topHundred: "It is among the most used passwords.",
  common: "It is on lists of used passwords.",
  similarToCommon: "It is close to a password on those lists.",
  wordByItself: "One word alone is tried early.",
  namesByThemselves: "Names are tried early.",
  commonNames: "Names are tried early.",
  userInputs: "Leave out your name, your email and the name Sallyport.",
  anotherWord: "Add a word that few would think of.",
  useWords: "Use a few words that do not belong together.",
  tooShort: "Use at least {charactersMin} characters.",
};
