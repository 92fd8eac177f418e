/** Of numbers in rising order. */
export function percentile(sorted: number[], share: number): number {
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

const inOrder = (values: number[]): number[] => values.toSorted((left, right) => left - right);

export const median = (values: number[]): number => percentile(inOrder(values), 0.5);

export const p99 = (values: number[]): number => percentile(inOrder(values), 0.99);

/** Of what there is; undefined when there is nothing. */
export function medianOfGiven(values: (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length > 0 ? median(given) : undefined;
}

/** The median of what each round says by itself: rounds differ when the machine has other work. */
export function medianRatio<Round>(
  rounds: Round[],
  measured: (round: Round) => number,
  reference: (round: Round) => number,
): number {
  return median(rounds.map((round) => measured(round) / reference(round)));
}

/** In milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
