export type StrengthWords = {
  /** Names the meter for screen readers. */
  label: string;
  /** What the rules ask for at least. */
  charactersMin: number;
  /** A word that everybody would try first here. */
  product: string;
  /** From the weakest score to the strongest. */
  scores: readonly [string, string, string, string, string];
  /** What makes a password easy to guess, by the estimator's key. */
  advice: Record<string, string>;
};

/** Beside a field where a password is chosen. */
export type NewPasswordWords = { hint: string; strength: StrengthWords };
