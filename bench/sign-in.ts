import type { LoadRequest } from "./load";
import { send } from "./requests";
import { median, p99, timed } from "./statistics";

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
    signInP99Ms: p99(signInTimes),
    hashMs: median(hashTimes),
  };
}
