import { type Read, type ReadKind, type ReadRound, readKinds } from "./reads";
import { median, medianOfGiven, medianRatio } from "./statistics";
import { atLeast, atMost, type Line, typical } from "./table";
import { targets } from "./targets";

const names: Record<ReadKind, string> = {
  emptyHandler: "empty handler",
  me: "GET /api/v1/me",
  emptyPage: "empty page",
  account: "/account",
};

export function readLines(rounds: ReadRound[]): Line[] {
  const perSecond = (kind: ReadKind) => (round: ReadRound) => round[kind].perSecond;
  const me = medianRatio(rounds, perSecond("me"), perSecond("emptyHandler"));
  const account = medianRatio(rounds, perSecond("account"), perSecond("emptyPage"));
  const verdicts: Partial<Record<ReadKind, Partial<Line>>> = {
    me: atLeast(me, targets.meOfEmptyHandler),
    account: atLeast(account, targets.accountOfEmptyPage),
  };
  return readKinds.map((kind) => ({
    what: names[kind],
    ...typicalRead(rounds.map((round) => round[kind])),
    ...verdicts[kind],
  }));
}

function typicalRead(reads: Read[]): Partial<Line> {
  return { ...typical(reads), processorMs: medianOfGiven(reads.map((read) => read.processorMs)) };
}

export function memoryLines(rounds: ReadRound[], megabytesAfterSignIns: number): Line[] {
  const held = (...kinds: ReadKind[]) =>
    median(rounds.flatMap((round) => kinds.map((kind) => round[kind].megabytes)));
  const floor = held("emptyHandler", "emptyPage");
  const app = held("me", "account");
  return [
    { what: "empty app, after so many requests", memoryMegabytes: floor },
    {
      what: "Sallyport, after as many",
      memoryMegabytes: app,
      ...atMost(app / floor, targets.memoryOfEmptyApp),
    },
    { what: "Sallyport, after all sign-ins", memoryMegabytes: megabytesAfterSignIns },
  ];
}
