import type { LoadRequest } from "./load";
import { send } from "./requests";
import { median, percentile } from "./statistics";

export type SingleSignIn = { signInMs: number; signInP99Ms: number; hashMs: number };

/** One sign-in, then one hash of the same password, in turn and with nothing else going on. */
export async function measureSingleSignIn(
  origin: string,
  signIns: LoadRequest[],
  hashOnce: () => Promise<unknown>,
): Promise<SingleSignIn> {
  const signInTimes: number[] = [];
  const hashTimes: number[] = [];
  for (const request of signIns) {
    signInTimes.push(await timed(async () => (await send(origin, request)).text()));
    hashTimes.push(await timed(hashOnce));
  }
  return {
    signInMs: median(signInTimes),
    signInP99Ms: percentile(
      signInTimes.toSorted((left, right) => left - right),
      0.99,
    ),
    hashMs: median(hashTimes),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
