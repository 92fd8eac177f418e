import { step } from "@/scripts/bootstrap/progress.mjs";
import { benchEnvironment, openBenchDatabase, startApp } from "./app";
import { addAuthenticators, holdersOf, openChallenges } from "./authenticators";
import type { Effort } from "./effort";
import { addOldRows, settle } from "./old-rows";
import { addPeople } from "./people";
import { processorMsEach } from "./process";
import { send } from "./requests";
import type { CleanUp } from "./run";
import type { Server } from "./server";
import { type Statements, statementsPerRequest } from "./statements";
import { timed } from "./statistics";

const PEOPLE = 2_000;
/** Until a server has compiled what it does often, and its connections have prepared their statements. */
const WARM_UPS = 150;

export type Verifications = { times: number[]; processorMs?: number; statements: Statements };

export type Growth = { oldRows: number; few: Verifications; many: Verifications };

type Arm = { app: Server; superuserUrl: string; verify(): Promise<number> };

/** The second step of a sign-in on tables as they are at first, and on tables that have grown. */
export async function measureGrowth(effort: Effort, cleanUp: CleanUp): Promise<Growth> {
  const { oldRows, verifications } = effort;
  const openFew = await prepareArm(cleanUp, 0);
  const openMany = await step(`Adding ${oldRows.toLocaleString("en")} old rows`, () =>
    prepareArm(cleanUp, oldRows),
  );
  return step("Verifying codes", async () => {
    const [few, many] = [await openFew(), await openMany()];
    await verifyInTurn(few, many, WARM_UPS);
    const before = [few, many].map(({ app }) => app.processorMs());
    const times = await verifyInTurn(few, many, verifications);
    const [fewMs, manyMs] = [few, many].map(({ app }, index) =>
      processorMsEach(before[index] ?? null, app.processorMs(), verifications),
    );
    return {
      oldRows,
      few: { times: times.few, processorMs: fewMs, statements: await countStatements(few) },
      many: { times: times.many, processorMs: manyMs, statements: await countStatements(many) },
    };
  });
}

/** Ready but for its challenges, which live for minutes only: they are opened when all is. */
async function prepareArm(cleanUp: CleanUp, oldRows: number): Promise<() => Promise<Arm>> {
  const database = await openBenchDatabase();
  const { ownerUrl, superuserUrl } = database;
  cleanUp.push(database.close);
  const env = await benchEnvironment(database);
  // Secrets are sealed with the key of the app that is measured.
  Object.assign(process.env, env);
  const people = await addPeople(ownerUrl, "holder", PEOPLE);
  const secrets = await addAuthenticators(ownerUrl, people);
  if (oldRows > 0) await addOldRows(superuserUrl, oldRows);
  await settle(superuserUrl);
  return async () => {
    const app = await startApp(env);
    cleanUp.push(app.stop);
    const challengeIds = await openChallenges(ownerUrl, people);
    const waiting = holdersOf(app.origin, people, secrets);
    const verify = async () => {
      const [holder, challengeId] = [waiting.pop(), challengeIds.pop()];
      if (!holder || !challengeId) throw new Error("Everybody has verified a code.");
      return timed(async () => (await send(app.origin, holder.verify(challengeId))).text());
    };
    return { app, superuserUrl, verify };
  };
}

/** Call by call, and each first in its turn, so that whatever else the machine does falls on both. */
async function verifyInTurn(few: Arm, many: Arm, count: number) {
  const times = { few: [] as number[], many: [] as number[] };
  for (let done = 0; done < count; done += 1) {
    if (done % 2 === 0) times.few.push(await few.verify());
    times.many.push(await many.verify());
    if (done % 2 === 1) times.few.push(await few.verify());
  }
  return times;
}

const countStatements = ({ superuserUrl, verify }: Arm): Promise<Statements> =>
  statementsPerRequest(superuserUrl, verify);
