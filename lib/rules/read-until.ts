import { databasePool } from "@/lib/platform/database";
import type { Prisma } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";

export type Ask = <Row extends object>(statement: Prisma.Sql) => Promise<Row[]>;

class TimeIsUp extends Error {}

const isWaiting: (() => void)[] = [];
let reading = 0;

/** The few connections there are belong to who signs in: however many previews are asked for, few have one. */
async function takeTurn(): Promise<void> {
  if (reading < limits.previewsAtOnce) reading += 1;
  else await new Promise<void>((turn) => isWaiting.push(turn));
}

function passTurn(): void {
  const next = isWaiting.shift();
  if (next) next();
  else reading -= 1;
}

const CANCELLED = "57014";

/**
 * Reads until a moment (of `performance.now`) and no longer, whatever there is to read; true where it came
 * to its end. The server itself stops what takes too long, so that nobody's page is slow for it.
 */
export async function readUntil(end: number, read: (ask: Ask) => Promise<void>): Promise<boolean> {
  const asked = performance.now();
  await takeTurn();
  try {
    // To wait for a turn is no reading.
    return await readInTime(end + performance.now() - asked, read);
  } finally {
    passTurn();
  }
}

async function readInTime(end: number, read: (ask: Ask) => Promise<void>): Promise<boolean> {
  const client = await databasePool().connect();
  const ask: Ask = async ({ text, values }) => {
    const left = Math.floor(end - performance.now());
    if (left < 1) throw new TimeIsUp();
    await client.query(`SET LOCAL statement_timeout = ${left}`);
    return (await client.query(text, values)).rows;
  };
  try {
    await client.query("BEGIN READ ONLY; SET LOCAL jit = off");
    await read(ask);
    return true;
  } catch (error) {
    if (error instanceof TimeIsUp || isCancelled(error)) return false;
    throw error;
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
    client.release();
  }
}

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === CANCELLED;
