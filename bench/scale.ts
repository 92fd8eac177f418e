import os from "node:os";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { withClient } from "@/scripts/database/with-client";
import { buildForServing, startApp } from "./app";
import type { LoadRequest } from "./load";
import { addCookies, addPeople, signInRequests } from "./people";
import { send } from "./requests";
import type { CleanUp } from "./run";
import type { LogWork } from "./scale-log";
import { SIGN_IN, scalePages } from "./scale-pages";
import { type Place, preparePlace } from "./scale-place";
import { emailOf, type Size } from "./scale-rows";
import { timed } from "./statistics";

const SMALL: Size = { people: 1_000, sessions: 2_000, events: 10_000 };
const LARGE: Size = { people: 1_000_000, sessions: 2_000_000, events: 10_000_000 };
const WARM_UPS = 5;
const VERIFICATIONS = 3;

export type ScaleFigure = {
  what: string;
  small: number[];
  large: number[];
  isBounded?: boolean;
  /** Of the machine, while this was measured. */
  load: number;
};

export type ScaleFigures = { pages: ScaleFigure[]; log: LogWork; sizes: [Size, Size] };

type Opened = {
  origin: string;
  /** One page, as an admin. */
  open(path: string): LoadRequest;
  signIns: LoadRequest[];
};

/** The same pages, and a sign-in, of a place with a thousand people and of one with a million. */
export async function measureScale(
  { rounds, sizes = [SMALL, LARGE] }: { rounds: number; sizes?: [Size, Size] },
  cleanUp: CleanUp,
): Promise<ScaleFigures> {
  await buildForServing();
  const [few, many] = sizes;
  const smallPlace = await preparePlace(few, 0, cleanUp);
  const largePlace = await step(
    `Filling a place with ${many.people.toLocaleString("en")} people, and verifying its log`,
    () => preparePlace(many, VERIFICATIONS, cleanUp),
  );
  const small = await openPlace(smallPlace, few, rounds, cleanUp);
  const large = await openPlace(largePlace, many, rounds, cleanUp);
  const pages = await step("Opening pages of both", () => openPages({ small, large }, rounds));
  return { pages, log: largePlace.log, sizes };
}

async function openPages(places: Arms, rounds: number): Promise<ScaleFigure[]> {
  const figures: ScaleFigure[] = [];
  for (const { path, isBounded } of scalePages) {
    const times = await inTurn(rounds, places, ({ open }) => open(path));
    figures.push({ what: path, isBounded, ...times });
  }
  const times = await inTurn(rounds, places, ({ signIns }) => next(signIns));
  return [...figures, { what: SIGN_IN, ...times }];
}

type Arms = { small: Opened; large: Opened };

async function inTurn(rounds: number, places: Arms, requestOf: (place: Opened) => LoadRequest) {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const order = round % 2 ? (["small", "large"] as const) : (["large", "small"] as const);
    for (const arm of order) {
      const { origin } = places[arm];
      const request = requestOf(places[arm]);
      const ms = await timed(async () => (await send(origin, request)).text());
      if (round >= 0) times[arm].push(ms);
    }
  }
  return { ...times, load: os.loadavg()[0] ?? 0 };
}

function next(requests: LoadRequest[]): LoadRequest {
  const request = requests.pop();
  if (!request) throw new Error("Everybody has signed in.");
  return request;
}

async function openPlace(
  { database: { ownerUrl }, env }: Place,
  size: Size,
  rounds: number,
  cleanUp: CleanUp,
): Promise<Opened> {
  // Passwords are hashed under the key of the app that is measured.
  Object.assign(process.env, env);
  const run = `run${Date.now()}`;
  const signers = await addPeople(ownerUrl, `${run}-signer`, rounds + WARM_UPS);
  const admins = await addPeople(ownerUrl, `${run}-admin`, 1);
  const [cookie = ""] = await addCookies(ownerUrl, admins);
  const values = await withClient(ownerUrl, async (owner) => {
    await owner.query(
      `update "user" set role = 'ADMIN', two_factor_since = now() where id = any($1)`,
      [admins.ids],
    );
    await owner.query(`update session set factor_proved_at = now() where user_id = any($1)`, [
      admins.ids,
    ]);
    const { rows } = await owner.query<{ id: string; request: string }>(
      `select u.id, e.request_id as request from "user" u join audit_event e on e.subject_id = u.id
        where u.email = $1 limit 1`,
      [emailOf(size.people / 2)],
    );
    return rows[0] ?? { id: "", request: "" };
  });
  const app = await startApp(env);
  cleanUp.push(app.stop);
  const filled = (path: string) =>
    path.replace("{id}", values.id).replace("{request}", values.request);
  return {
    origin: app.origin,
    open: (path) => ({ method: "GET", path: filled(path), headers: { cookie } }),
    signIns: signInRequests(app.origin, signers),
  };
}
