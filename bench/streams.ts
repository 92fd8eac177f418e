import { Agent, type ClientRequest, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { digest } from "@/lib/platform/digest";
import { randomToken } from "@/lib/platform/random";
import { withClient } from "@/scripts/database/with-client";
import { freePort } from "@/scripts/support/ports";
import { startApp } from "./app";
import type { Server } from "./server";

const STREAMS = 1_000;
const OPENING_AT_ONCE = 50;
const SETTLING_MS = 3_000;
const PATIENCE_MS = 10_000;

export type StreamFigures = {
  streams: number;
  /** What the server holds more than before the streams. */
  megabytesMore: number;
  /** From the statement that ends one session to the event in its stream, in rising order. */
  endedAfterMs: number[];
  /** From the statement that ends all others to the last event. */
  allEndedAfterMs: number;
};

type Stream = { sessionId: string; ended: Promise<number>; request: ClientRequest };

/**
 * What a thousand open pages cost, and how soon each knows that its session was ended. On an instance
 * of its own: one that has worked has memory to spare, and would hide what they take.
 */
export async function measureStreams(
  env: NodeJS.ProcessEnv,
  ownerUrl: string,
  singles: number,
): Promise<StreamFigures> {
  const app = await startApp({ ...env, PORT: String(await freePort()) });
  try {
    return await withClient(ownerUrl, (owner) => measureOn(app, owner, singles));
  } finally {
    await app.stop();
  }
}

async function measureOn(app: Server, owner: Client, singles: number): Promise<StreamFigures> {
  const sessions = await addSessions(owner);
  const open = (some: Session[]) =>
    Promise.all(some.map((session) => openStream(app.origin, session)));
  // The first ones also load what serves them.
  for (const { request } of await open(sessions.slice(0, OPENING_AT_ONCE))) request.destroy();
  await sleep(SETTLING_MS);
  const megabytesBefore = app.residentMegabytes();
  const streams: Stream[] = [];
  while (sessions.length > 0) streams.push(...(await open(sessions.splice(0, OPENING_AT_ONCE))));
  await sleep(SETTLING_MS);
  const megabytesMore = app.residentMegabytes() - megabytesBefore;

  const endedAfterMs: number[] = [];
  for (const stream of streams.slice(0, singles)) {
    endedAfterMs.push(await timeToEnd(owner, [stream]));
  }
  const allEndedAfterMs = await timeToEnd(owner, streams.slice(singles));
  for (const { request } of streams) request.destroy();
  endedAfterMs.sort((left, right) => left - right);
  return { streams: STREAMS, megabytesMore, endedAfterMs, allEndedAfterMs };
}

type Session = { id: string; token: string };

/** Made by hand: a thousand sign-ins would measure the hash. */
async function addSessions(owner: Client): Promise<Session[]> {
  const tokens = Array.from({ length: STREAMS }, randomToken);
  const { rows } = await owner.query<{ id: string }>(
    `insert into "session" (id, user_id, token_digest, address, user_agent, authenticated_at,
                            last_active_at, idle_seconds, expires_at)
     select uuidv7(), u.id, t.digest, '127.0.0.1', 'bench', now(), now(), 3600, now() + interval '1 day'
       from unnest($1::bytea[]) with ordinality as t(digest, number)
       join (select id, row_number() over () as number from "user") u using (number)
      order by t.number
     returning id`,
    [tokens.map(digest)],
  );
  return rows.map(({ id }, index) => ({ id, token: tokens[index] ?? "" }));
}

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

/** Resolves with the first word of the stream. */
function openStream(origin: string, { id, token }: Session): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = { accept: "text/event-stream", cookie: `sallyport=${token}` };
    const request = get(`${origin}/account/live`, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`A stream answered ${answer.statusCode}.`));
      answer.on("error", () => undefined);
      const ended = new Promise<number>((heard) => {
        answer.setEncoding("utf8").on("data", (words: string) => {
          if (words.includes("event: ended")) heard(performance.now());
          resolve({ sessionId: id, ended, request });
        });
      });
    });
    request.on("error", reject);
  });
}

async function timeToEnd(owner: Client, streams: Stream[]): Promise<number> {
  const ids = streams.map(({ sessionId }) => sessionId);
  const began = performance.now();
  await owner.query(`update "session" set ended_at = now() where id = any ($1::uuid[])`, [ids]);
  const last = Promise.all(streams.map(({ ended }) => ended)).then((times) => Math.max(...times));
  const late = sleep(PATIENCE_MS, Number.POSITIVE_INFINITY, { ref: false });
  return (await Promise.race([last, late])) - began;
}
