import { step } from "@/scripts/bootstrap/progress.mjs";
import { withClient } from "@/scripts/database/with-client";
import { benchEnvironment, openBenchDatabase, startApp } from "./app";
import { type CleaningFigures, measureCleaning } from "./cleaning";
import type { Effort } from "./effort";
import type { LoadRequest } from "./load";
import { settle } from "./old-rows";
import { addPeople } from "./people";
import { send } from "./requests";
import type { CleanUp } from "./run";
import type { Server } from "./server";
import { timed } from "./statistics";

const PEOPLE = 2_000;
const FEW = 1_000;
/** Until a server has compiled what it does often. */
const WARM_UPS = 300;
const TOKEN_CHARACTERS = 43;

export type SessionFigures = {
  counts: { few: number; many: number };
  few: number[];
  many: number[];
  cleaning: CleaningFigures;
};

export type Arm = { app: Server; superuserUrl: string; read(): Promise<number> };

/** Finding whose request it is among a thousand sessions that live, and among a million. */
export async function measureSessions(effort: Effort, cleanUp: CleanUp): Promise<SessionFigures> {
  const { liveSessions, sessionReads, finishedRows } = effort;
  const few = await prepareArm(cleanUp, FEW);
  const many = await step(`Adding ${liveSessions.toLocaleString("en")} sessions`, () =>
    prepareArm(cleanUp, liveSessions),
  );
  const times = await step("Reading as one of few and as one of many", async () => {
    await readInTurn(few, many, WARM_UPS);
    return readInTurn(few, many, sessionReads);
  });
  const cleaning = await step("Cleaning up beside people who read", () =>
    measureCleaning(many, finishedRows),
  );
  return { counts: { few: FEW, many: liveSessions }, ...times, cleaning };
}

/** Anything of the right shape is as good as 256 random bits to who looks it up. */
const tokenOf = (number: number): string => String(number).padStart(TOKEN_CHARACTERS, "A");

async function prepareArm(cleanUp: CleanUp, sessions: number): Promise<Arm> {
  const database = await openBenchDatabase();
  const { ownerUrl, superuserUrl } = database;
  cleanUp.push(database.close);
  const env = await benchEnvironment(database);
  // People get a password, which is hashed under the key of the app that is measured.
  Object.assign(process.env, env);
  await addPeople(ownerUrl, "person", PEOPLE);
  await addSessions(superuserUrl, sessions);
  await settle(superuserUrl);
  const app = await startApp(env);
  cleanUp.push(app.stop);
  let turn = 0;
  const read = () => {
    // As many people read in each, from all over the table: whoever comes after a minute is noted once.
    turn = (turn + 1) % FEW;
    const cookie = `sallyport=${tokenOf(1 + Math.floor((turn * sessions) / FEW))}`;
    const request: LoadRequest = { method: "GET", path: "/api/v1/me", headers: { cookie } };
    return timed(async () => (await send(app.origin, request)).text());
  };
  return { app, superuserUrl, read };
}

const addSessions = (superuserUrl: string, count: number): Promise<unknown> =>
  withClient(superuserUrl, async (superuser) => {
    // A million sign-ins would be told to the instances that listen, and no reference can be wrong here.
    await superuser.query("set session_replication_role = replica");
    await superuser.query(
      `insert into "session" (id, user_id, token_digest, methods, address, user_agent,
                              authenticated_at, last_active_at, idle_seconds, expires_at)
       select uuidv7(), person.ids[1 + number % cardinality(person.ids)],
              sha256(convert_to(lpad(number::text, ${TOKEN_CHARACTERS}, 'A'), 'UTF8')),
              '{pwd}', '10.1.0.1', 'A browser', now(), now(), 86400, now() + interval '1 day'
         from generate_series(1, $1::int) as number,
              (select array_agg(id) as ids from "user") as person`,
      [count],
    );
  });

/** Call by call, and each first in its turn, so that whatever else the machine does falls on both. */
async function readInTurn(few: Arm, many: Arm, count: number) {
  const times = { few: [] as number[], many: [] as number[] };
  for (let done = 0; done < count; done += 1) {
    if (done % 2 === 0) times.few.push(await few.read());
    times.many.push(await many.read());
    if (done % 2 === 1) times.few.push(await few.read());
  }
  return times;
}
