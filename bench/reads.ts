import type { Effort } from "./effort";
import type { LoadGenerator, LoadResult } from "./load";
import { processorMsEach } from "./process";
import type { Server } from "./server";
import { median } from "./statistics";

const CONNECTIONS = 16;
const SAMPLE_EVERY_MS = 100;

export type Read = LoadResult & {
  /** Of the server, all its threads, for each request. */
  processorMs?: number;
  megabytes: number;
};

export const readKinds = ["emptyHandler", "me", "emptyPage", "account"] as const;

export type ReadKind = (typeof readKinds)[number];

export type ReadRound = Record<ReadKind, Read>;

export type Reading = {
  floor: Server;
  app: Server;
  load: LoadGenerator;
  cookie: string;
  effort: Effort;
};

type Extent = { seconds: number } | { amount: number };

/**
 * The same number of requests to each, on servers that have just started: how much memory a server
 * takes depends on how much it has done. Warms both up for what follows.
 */
export async function measureMemory(reading: Reading): Promise<ReadRound[]> {
  const { memoryRounds, memoryCalls, memoryPages } = reading.effort;
  return measureRounds(reading, memoryRounds, { amount: memoryCalls }, { amount: memoryPages });
}

/** As much as each can answer. */
export async function measureReads(reading: Reading): Promise<ReadRound[]> {
  const extent = { seconds: reading.effort.readSeconds };
  return measureRounds(reading, reading.effort.readRounds, extent, extent);
}

/** Ours and the floor's in turn, so that whatever else the machine does falls on both. */
async function measureRounds(reading: Reading, count: number, calls: Extent, pages: Extent) {
  const { floor, app } = reading;
  const rounds: ReadRound[] = [];
  for (let round = 0; round < count; round += 1) {
    rounds.push({
      emptyHandler: await measureRead(reading, floor, "/api/empty", calls),
      me: await measureRead(reading, app, "/api/v1/me", calls),
      emptyPage: await measureRead(reading, floor, "/empty", pages),
      account: await measureRead(reading, app, "/account", pages),
    });
  }
  return rounds;
}

async function measureRead(
  { load, cookie }: Reading,
  server: Server,
  path: string,
  extent: Extent,
): Promise<Read> {
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(server.residentMegabytes()), SAMPLE_EVERY_MS);
  const before = server.processorMs();
  try {
    const result = await load.run({
      origin: server.origin,
      connections: CONNECTIONS,
      ...extent,
      requests: [{ method: "GET", path, headers: { cookie } }],
    });
    const processorMs = processorMsEach(before, server.processorMs(), result.answered);
    return { ...result, processorMs, megabytes: median(samples) };
  } finally {
    clearInterval(sampling);
  }
}
