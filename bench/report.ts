import type { SingleSignIn } from "./sign-in";
import type { Statements } from "./statements";
import { median, medianRatio } from "./statistics";
import type { CrowdRound, StormRound } from "./storm";
import { atLeast, atMost, type Line, typical } from "./table";
import { targets } from "./targets";

export function stormLines(rounds: StormRound[]): Line[] {
  const ratio = medianRatio(
    rounds,
    ({ storm }) => storm.p99,
    ({ quiet }) => quiet.p99,
  );
  return [
    { what: "GET /api/v1/me, one reader", ...typical(rounds.map(({ quiet }) => quiet)) },
    {
      what: "the same during a sign-in storm",
      ...typical(rounds.map(({ storm }) => storm)),
      ...atMost(ratio, targets.stormOfQuiet),
    },
  ];
}

export function crowdLines(rounds: CrowdRound[]): Line[] {
  const ratio = medianRatio(
    rounds,
    ({ signIns }) => signIns.perSecond,
    ({ hashesPerSecond }) => hashesPerSecond,
  );
  return [
    {
      what: "password hash, all cores",
      perSecond: median(rounds.map(({ hashesPerSecond }) => hashesPerSecond)),
    },
    {
      what: "POST /api/v1/auth/login, 8 at once",
      ...typical(rounds.map(({ signIns }) => signIns)),
      ...atLeast(ratio, targets.signInsOfHashes),
    },
  ];
}

export function singleSignInLines({ signInMs, signInP99Ms, hashMs }: SingleSignIn): Line[] {
  const { signInOfHash, signInExtraMs } = targets;
  return [
    { what: "password hash, one", p50: hashMs },
    {
      what: "POST /api/v1/auth/login, one",
      p50: signInMs,
      p99: signInP99Ms,
      ratio: signInMs / hashMs,
      target: `at most ${signInOfHash}, plus ${signInExtraMs} ms`,
      reached: signInMs <= hashMs * signInOfHash + signInExtraMs,
    },
  ];
}

export function statementLine({ all: statements }: Statements): Line {
  return {
    what: "SQL statements to authenticate GET /api/v1/me",
    other: String(statements),
    target: String(targets.statementsPerRequest),
    reached: statements === targets.statementsPerRequest,
  };
}

export function scriptLines(floorBytes: number, loginBytes: number): Line[] {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  return [
    { what: "script of the empty page, compressed", other: kilobytes(floorBytes) },
    {
      what: "script of /login, compressed",
      other: kilobytes(loginBytes),
      ...atMost(loginBytes / floorBytes, targets.scriptOfEmptyPage),
    },
  ];
}

export function startLines(floorSeconds: number[], startSeconds: number[]): Line[] {
  const again = median(startSeconds);
  return [
    { what: "empty app, to its first answer", other: `${median(floorSeconds).toFixed(1)} s` },
    {
      what: "npm start again, to its first answer",
      other: `${again.toFixed(1)} s`,
      target: `at most ${targets.secondsToStartAgain} s`,
      reached: again <= targets.secondsToStartAgain,
    },
  ];
}
