import { step } from "@/scripts/bootstrap/progress.mjs";
import { openEmbedded } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { createDatabase } from "@/scripts/database/roles";
import { withClient } from "@/scripts/database/with-client";
import { withDatabaseName } from "@/scripts/testing/disposable";
import {
  type BenchDatabase,
  benchDataFolder,
  benchEnvironment,
  buildForServing,
  startApp,
} from "./app";
import type { LoadRequest } from "./load";
import { addCookies, addPeople, signInRequests } from "./people";
import { send } from "./requests";
import type { CleanUp } from "./run";
import { fillTo, type Size } from "./scale-rows";
import { timed } from "./statistics";

const SMALL: Size = { people: 1_000, sessions: 2_000, events: 10_000 };
const LARGE: Size = { people: 1_000_000, sessions: 2_000_000, events: 10_000_000 };
const WARM_UPS = 5;

/** What an admin opens, and in which words a reader finds it in the table. */
const pages = [
  "/admin",
  "/admin/users",
  "/admin/users?q=noor",
  "/admin/users?mfa=off&role=user",
  "/admin/users/{id}",
  "/admin/audit",
  "/admin/audit?outcome=failure&period=month",
  "/admin/audit?subject={id}&period=quarter",
  "/admin/policies",
  "/admin/messages",
  "/admin/api-keys",
] as const;

export type ScaleFigure = { what: string; small: number[]; large: number[] };

type Place = {
  origin: string;
  /** One page, as an admin. */
  open(path: string): LoadRequest;
  signIns: LoadRequest[];
};

/** The same pages, and a sign-in, of a place with a thousand people and of one with a million. */
export async function measureScale(
  { rounds }: { rounds: number },
  cleanUp: CleanUp,
): Promise<ScaleFigure[]> {
  await buildForServing();
  const small = await openPlace(SMALL, rounds, cleanUp);
  const large = await step("Filling a place with a million people", () =>
    openPlace(LARGE, rounds, cleanUp),
  );
  return step("Opening pages of both", async () => {
    const figures: ScaleFigure[] = [];
    for (const page of pages) {
      const request = (place: Place) => () => place.open(page);
      figures.push(await inTurn(page, rounds, { small, large }, request));
    }
    const signIn = (place: Place) => () => next(place.signIns);
    return [...figures, await inTurn("POST /api/v1/auth/login", rounds, { small, large }, signIn)];
  });
}

async function inTurn(
  what: string,
  rounds: number,
  places: { small: Place; large: Place },
  requestOf: (place: Place) => () => LoadRequest,
): Promise<ScaleFigure> {
  const figure: ScaleFigure = { what, small: [], large: [] };
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const order = round % 2 ? (["small", "large"] as const) : (["large", "small"] as const);
    for (const arm of order) {
      const { origin } = places[arm];
      const request = requestOf(places[arm])();
      const ms = await timed(async () => (await send(origin, request)).text());
      if (round >= 0) figure[arm].push(ms);
    }
  }
  return figure;
}

function next(requests: LoadRequest[]): LoadRequest {
  const request = requests.pop();
  if (!request) throw new Error("Everybody has signed in.");
  return request;
}

async function openPlace(size: Size, rounds: number, cleanUp: CleanUp): Promise<Place> {
  const database = await keptDatabase(`scale_${size.people}`);
  cleanUp.push(database.close);
  const { superuserUrl, ownerUrl } = database;
  await fillTo(superuserUrl, size);
  const env = await benchEnvironment(database);
  // Passwords are hashed under the key of the app that is measured.
  Object.assign(process.env, env);
  const run = `run${Date.now()}`;
  const signers = await addPeople(ownerUrl, `${run}-signer`, rounds + WARM_UPS);
  const admins = await addPeople(ownerUrl, `${run}-admin`, 1);
  const [cookie = ""] = await addCookies(ownerUrl, admins);
  const id = await withClient(ownerUrl, async (owner) => {
    await owner.query(
      `update "user" set role = 'ADMIN', two_factor_since = now() where id = any($1)`,
      [admins.ids],
    );
    await owner.query(`update session set factor_proved_at = now() where user_id = any($1)`, [
      admins.ids,
    ]);
    const { rows } = await owner.query<{ id: string }>(
      `select id from "user" where email = 'person500@example.net'`,
    );
    return rows[0]?.id ?? "";
  });
  const app = await startApp(env);
  cleanUp.push(app.stop);
  return {
    origin: app.origin,
    open: (path) => ({ method: "GET", path: path.replace("{id}", id), headers: { cookie } }),
    signIns: signInRequests(app.origin, signers),
  };
}

/** Kept from run to run, because filling it takes minutes; brought to this release each time. */
async function keptDatabase(name: string): Promise<BenchDatabase> {
  const embedded = await openEmbedded(benchDataFolder);
  const superuserUrl = withDatabaseName(embedded.superuserUrl, name);
  await withClient(embedded.superuserUrl, async (superuser) => {
    const { rowCount } = await superuser.query("select from pg_database where datname = $1", [
      name,
    ]);
    if (!rowCount) await createDatabase(superuser, name);
  });
  const databaseUrl = withDatabaseName(embedded.databaseUrl, name);
  const ownerUrl = withDatabaseName(embedded.migrateDatabaseUrl, name);
  await migrate({ databaseUrl, migrateDatabaseUrl: ownerUrl });
  return { embedded, databaseUrl, ownerUrl, superuserUrl, close: embedded.release };
}
