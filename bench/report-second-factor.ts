import type { Crowd, FactorRound } from "./second-factor";
import { median, medianOfGiven, medianRatio, p99 } from "./statistics";
import { atLeast, type Line } from "./table";
import { targets } from "./targets";

export function secondFactorLines(rounds: FactorRound[]): Line[] {
  const ratio = medianRatio(
    rounds,
    ({ totp }) => totp.perSecond,
    ({ password }) => password.perSecond,
  );
  return [
    { what: "sign-in with the password alone", ...together(rounds.map((each) => each.password)) },
    {
      what: "sign-in with a code as well",
      ...together(rounds.map((each) => each.totp)),
      ...atLeast(ratio, targets.totpOfPasswordSignIns),
    },
  ];
}

function together(crowds: Crowd[]): Partial<Line> {
  const times = crowds.flatMap((crowd) => crowd.times);
  return {
    perSecond: median(crowds.map(({ perSecond }) => perSecond)),
    p50: median(times),
    p99: p99(times),
    processorMs: medianOfGiven(crowds.map(({ processorMs }) => processorMs)),
  };
}
