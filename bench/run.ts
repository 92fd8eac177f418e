import { passwordMatches } from "@/lib/platform/password-hash";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { benchEnvironment, buildForServing, openBenchDatabase, startApp } from "./app";
import { addAuthenticators, holdersOf } from "./authenticators";
import type { Effort } from "./effort";
import { buildFloor, startFloor } from "./floor";
import { measureGrowth } from "./growth";
import { openLoadGenerator } from "./load";
import { addCookies, addPeople, signInRequests } from "./people";
import { measureMemory, measureReads } from "./reads";
import * as report from "./report";
import { memoryLines, readLines } from "./report-reads";
import { growthLines, secondFactorLines } from "./report-second-factor";
import { sessionLines } from "./report-sessions";
import { streamLines } from "./report-streams";
import { timingLines } from "./report-timing";
import { send, signIn } from "./requests";
import { scriptBytes } from "./script-size";
import { measureSealedLog } from "./sealed-log";
import { measureSecondFactor } from "./second-factor";
import { measureSessions } from "./sessions";
import { measureSingleSignIn } from "./sign-in";
import { secondsToStartAgain } from "./start-time";
import { statementsPerRequest } from "./statements";
import { measureCrowd, measureStorm } from "./storm";
import { measureStreams } from "./streams";
import type { Line } from "./table";
import { measureTiming, timingPeople } from "./timing";

const PEOPLE = 2_000;

/** What was opened, to be closed in the reverse order however the run ends. */
export type CleanUp = (() => void | Promise<void>)[];

export async function runBench(effort: Effort, cleanUp: CleanUp): Promise<Line[]> {
  await buildForServing();
  await buildFloor();
  const serving = await measureServing(effort, cleanUp);
  await close(cleanUp);
  const growth = await measureGrowth(effort, cleanUp);
  await close(cleanUp);
  const sessions = await measureSessions(effort, cleanUp);
  await close(cleanUp);
  const sealedLog = await measureSealedLog(effort, cleanUp);
  await close(cleanUp);
  const starts = await step("Starting again", () => measureStarts(effort));
  return [...serving, ...growthLines(growth), ...sessionLines(sessions), ...sealedLog, ...starts];
}

async function measureServing(effort: Effort, cleanUp: CleanUp): Promise<Line[]> {
  const database = await openBenchDatabase();
  cleanUp.push(database.close);
  const env = await benchEnvironment(database);
  // The hash measured alone is the app's own, with its key and its cost.
  Object.assign(process.env, env);
  const people = await addPeople(database.ownerUrl, "person", PEOPLE);
  const holders = await addPeople(
    database.ownerUrl,
    "holder",
    (effort.factorRounds + 1) * effort.factorSignIns,
  );
  const secrets = await addAuthenticators(database.ownerUrl, holders);
  const strangers = await addPeople(database.ownerUrl, "known", timingPeople(effort.timingPairs));
  const askers = await addPeople(database.ownerUrl, "asker", strangers.ids.length);
  const hashOnce = () => passwordMatches(people.password, people.passwordHash);

  const floor = await startFloor();
  cleanUp.push(floor.stop);
  const app = await startApp(env);
  cleanUp.push(app.stop);
  const [reader, crowd] = [openLoadGenerator(), openLoadGenerator()];
  cleanUp.push(reader.close, crowd.close);

  const { origin } = app;
  const [first, ...signIns] = signInRequests(origin, people);
  if (!first) throw new Error("Nobody is there to sign in.");
  const cookie = await signIn(origin, first);
  const readMe = () => send(origin, { method: "GET", path: "/api/v1/me", headers: { cookie } });

  const statements = await statementsPerRequest(database.superuserUrl, readMe);
  const scripts = report.scriptLines(
    await scriptBytes(floor.origin, "/empty"),
    await scriptBytes(origin, "/login"),
  );
  const reading = { floor, app, load: reader, cookie, effort };
  const memory = await step("Reading the same from both", () => measureMemory(reading));
  const reads = await step("Reading as much as there is", () => measureReads(reading));
  const singles = await step("Signing in, one at a time", () =>
    measureSingleSignIn(origin, signIns.slice(0, effort.singleSignIns), hashOnce),
  );
  const crowds = await step("Signing in, many at once", () =>
    measureCrowd({ origin, crowd, signIns, effort }, hashOnce),
  );
  const factors = await step("Signing in with a code as well", () =>
    measureSecondFactor(
      app,
      { signIns: signIns.toReversed(), holders: holdersOf(origin, holders, secrets) },
      effort,
    ),
  );
  const storms = await step("Reading while many sign in", () =>
    measureStorm({ origin, reader, crowd, cookie, signIns, effort }),
  );
  const megabytesAfterSignIns = app.residentMegabytes();
  const timing = await step("Asking about somebody and about nobody", () =>
    // Their proof is as fresh as can be, however long the rest took.
    addCookies(database.ownerUrl, askers).then((cookies) =>
      measureTiming(origin, strangers, cookies),
    ),
  );
  const streams = await step("Keeping a thousand pages open", () =>
    measureStreams(env, database.ownerUrl, effort.streamsEndedAlone),
  );
  return [
    ...readLines(reads),
    report.statementLine(statements),
    ...report.singleSignInLines(singles),
    ...report.crowdLines(crowds),
    ...secondFactorLines(factors),
    ...report.stormLines(storms),
    ...timingLines(timing),
    ...memoryLines(memory, megabytesAfterSignIns),
    ...streamLines(streams),
    ...scripts,
  ];
}

async function measureStarts(effort: Effort): Promise<Line[]> {
  const floorSeconds: number[] = [];
  const startSeconds: number[] = [];
  // The first finds nothing migrated in the folder's own database, so it does not count.
  await secondsToStartAgain();
  for (let start = 0; start < effort.starts; start += 1) {
    const floor = await startFloor();
    floorSeconds.push(floor.secondsToStart);
    await floor.stop();
    startSeconds.push(await secondsToStartAgain());
  }
  return report.startLines(floorSeconds, startSeconds);
}

export async function close(cleanUp: CleanUp): Promise<void> {
  for (const work of cleanUp.splice(0).reverse()) await work();
}
