import type { Growth, Verifications } from "./growth";
import type { Crowd, FactorRound } from "./second-factor";
import type { Statements } from "./statements";
import { median, medianOfGiven, medianRatio, p99 } from "./statistics";
import { atLeast, atMost, type Line } from "./table";
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

export function growthLines({ oldRows, few, many }: Growth): Line[] {
  const ratio = (of: (times: number[]) => number) => of(many.times) / of(few.times);
  const verify = "POST /api/v1/mfa/verify";
  return [
    { what: verify, ...typicalOf(few) },
    {
      what: `the same, ${oldRows.toLocaleString("en")} old rows of a kind`,
      ...typicalOf(many),
      other: `p99 ratio ${ratio(p99).toFixed(2)}`,
      ...atMost(ratio(median), targets.verifyOfManyRows),
    },
    statementsLine(`SQL of ${verify}`, few.statements),
    statementsLine("the same, on as many old rows", many.statements),
  ];
}

const typicalOf = ({ times, processorMs }: Verifications): Partial<Line> => ({
  p50: median(times),
  p99: p99(times),
  processorMs,
});

const statementsLine = (
  what: string,
  { all, transactions, singles, countings }: Statements,
): Line => ({
  what,
  other: `${all}; transactions ${transactions}, look-ups ${singles}, counts ${countings}`,
  target: `${targets.transactionsPerVerify} transaction`,
  reached: transactions === targets.transactionsPerVerify,
});
