import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { environment } from "../environment";
import { limits } from "../limits";
import { log } from "../log";

type Ears = {
  heard(payload: string): void;
  /** Also after a loss: whatever was said in between has been missed. */
  connected(): void;
};

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
const PROBE_MS = 10_000;

/** Hears what the database says on a channel, on a connection of its own, until it is told to stop. */
export function listen(channel: string, ears: Ears): () => void {
  const stopped = new AbortController();
  void keepListening(channel, ears, stopped.signal);
  return () => stopped.abort();
}

async function keepListening(channel: string, ears: Ears, signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS;
  const connected = () => {
    wait = FIRST_WAIT_MS;
    ears.connected();
  };
  while (!signal.aborted) {
    const reason = await listenUntilLost(channel, { ...ears, connected }, signal);
    if (signal.aborted) return;
    log.warn({ channel, reason }, "the connection that listens was lost");
    await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  }
}

async function listenUntilLost(channel: string, ears: Ears, signal: AbortSignal): Promise<string> {
  const client = new pg.Client({
    connectionString: environment().DATABASE_URL,
    connectionTimeoutMillis: limits.databaseWaitSeconds * 1000,
    query_timeout: limits.databaseWaitSeconds * 1000,
    application_name: "sallyport listening",
  });
  let lose: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  const stop = () => lose("stopped");
  // Else a database that vanished without a word would be waited for in silence.
  const ask = () => client.query("SELECT 1").catch((error: Error) => lose(error.message));
  client.on("error", (error) => lose(error.message));
  client.once("end", () => lose("it ended"));
  client.on("notification", ({ payload = "" }) => ears.heard(payload));
  signal.addEventListener("abort", stop);
  let probing: NodeJS.Timeout | undefined;
  try {
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    ears.connected();
    probing = setInterval(ask, PROBE_MS).unref();
    return await lost;
  } catch (error) {
    return String(error);
  } finally {
    clearInterval(probing);
    signal.removeEventListener("abort", stop);
    // Not waited for: a connection that is lost may never say that it has ended.
    client.end().catch(() => undefined);
  }
}
