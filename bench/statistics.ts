/** Of numbers in rising order. */
export function percentile(sorted: number[], share: number): number {
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

export function median(values: number[]): number {
  return percentile(
    values.toSorted((left, right) => left - right),
    0.5,
  );
}

/** The median of what each round says by itself: rounds differ when the machine has other work. */
export function medianRatio<Round>(
  rounds: Round[],
  measured: (round: Round) => number,
  reference: (round: Round) => number,
): number {
  return median(rounds.map((round) => measured(round) / reference(round)));
}
