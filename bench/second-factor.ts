import type { Holder } from "./authenticators";
import type { Effort } from "./effort";
import type { LoadRequest } from "./load";
import { processorMsEach } from "./process";
import { send } from "./requests";
import type { Server } from "./server";
import { timed } from "./statistics";
import { SIGN_INS_AT_ONCE } from "./storm";

/** The processor time is the server's, hashing included, for each sign-in. */
export type Crowd = { perSecond: number; times: number[]; processorMs?: number };

export type FactorRound = { password: Crowd; totp: Crowd };

/**
 * Sign-ins with the password alone and, in turn, as many with a code as well, up to the session in
 * either case. Nobody comes twice, so that everybody's code is unspent. The first round only warms up.
 */
export async function measureSecondFactor(
  app: Server,
  { signIns, holders }: { signIns: LoadRequest[]; holders: Holder[] },
  { factorRounds, factorSignIns }: Effort,
): Promise<FactorRound[]> {
  const rounds: FactorRound[] = [];
  for (let round = 0; round <= factorRounds; round += 1) {
    const [from, to] = [round * factorSignIns, (round + 1) * factorSignIns];
    const byPassword = () => crowd(app, signIns.slice(from, to), (one) => finish(app, one));
    const byTotp = () => crowd(app, holders.slice(from, to), (one) => signInWithCode(app, one));
    // Whoever goes second finds the machine as the first left it, so they take turns in that, too.
    if (round % 2 === 0) rounds.push({ password: await byPassword(), totp: await byTotp() });
    else {
      const totp = await byTotp();
      rounds.push({ password: await byPassword(), totp });
    }
  }
  return rounds.slice(1);
}

async function crowd<One>(
  app: Server,
  all: One[],
  signIn: (one: One) => Promise<unknown>,
): Promise<Crowd> {
  const waiting = [...all];
  const times: number[] = [];
  const processorBefore = app.processorMs();
  const milliseconds = await timed(() =>
    Promise.all(
      Array.from({ length: SIGN_INS_AT_ONCE }, async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) {
          const one = next;
          times.push(await timed(() => signIn(one)));
        }
      }),
    ),
  );
  return {
    perSecond: (all.length * 1000) / milliseconds,
    times,
    processorMs: processorMsEach(processorBefore, app.processorMs(), all.length),
  };
}

async function signInWithCode(app: Server, { signIn, verify }: Holder): Promise<void> {
  const { challengeId } = (await finish(app, signIn)) as { challengeId: string };
  await finish(app, verify(challengeId));
}

const finish = async ({ origin }: Server, request: LoadRequest): Promise<unknown> =>
  (await send(origin, request)).json();
