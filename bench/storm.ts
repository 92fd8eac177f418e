import { setTimeout as sleep } from "node:timers/promises";
import type { Effort } from "./effort";
import type { LoadGenerator, LoadRequest, LoadResult } from "./load";

/** More than can be hashed at once, fewer than may wait: the hashing threads are never idle. */
export const SIGN_INS_AT_ONCE = 8;
const GATHERING_MS = 1_000;

export type StormRound = { quiet: LoadResult; storm: LoadResult };

type Bench = {
  origin: string;
  reader: LoadGenerator;
  crowd: LoadGenerator;
  cookie: string;
  signIns: LoadRequest[];
  effort: Effort;
};

/** What one person's reads take while nobody signs in, and while as many do as the machine can take. */
export async function measureStorm(bench: Bench): Promise<StormRound[]> {
  const { origin, crowd, signIns, effort } = bench;
  const rounds: StormRound[] = [];
  for (let round = 0; round < effort.stormRounds; round += 1) {
    const quiet = await readAlone(bench);
    const crowded = crowd.run({
      origin,
      connections: SIGN_INS_AT_ONCE,
      seconds: effort.stormSeconds + (2 * GATHERING_MS) / 1000,
      requests: signIns,
    });
    await sleep(GATHERING_MS);
    const [storm] = await Promise.all([readAlone(bench), crowded]);
    rounds.push({ quiet, storm });
  }
  return rounds;
}

const readAlone = ({ origin, reader, cookie, effort }: Bench): Promise<LoadResult> =>
  reader.run({
    origin,
    connections: 1,
    seconds: effort.stormSeconds,
    requests: [{ method: "GET", path: "/api/v1/me", headers: { cookie } }],
  });

export type CrowdRound = { signIns: LoadResult; hashesPerSecond: number };

/** As many sign-ins a second as there are, beside as many hashes a second as the cores give. */
export async function measureCrowd(
  { origin, crowd, signIns, effort }: Omit<Bench, "reader" | "cookie">,
  hashOnce: () => Promise<unknown>,
): Promise<CrowdRound[]> {
  const amount = effort.signInsPerRound;
  const rounds: CrowdRound[] = [];
  for (let round = 0; round < effort.signInRounds; round += 1) {
    const hashesPerSecond = await hashRate(amount, hashOnce);
    const measured = await crowd.run({
      origin,
      connections: SIGN_INS_AT_ONCE,
      amount,
      requests: signIns,
    });
    rounds.push({ signIns: measured, hashesPerSecond });
  }
  return rounds;
}

async function hashRate(amount: number, hashOnce: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await Promise.all(Array.from({ length: amount }, hashOnce));
  return (amount * 1000) / (performance.now() - began);
}
