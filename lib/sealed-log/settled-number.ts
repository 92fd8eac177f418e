import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "@/lib/platform/limits";
import type { Connection } from "./seal-record";

const ASKING_MS = 20;

/**
 * The greatest number up to which no row can turn up any more, or null while one still may. Whoever
 * adds rows holds the table's weakest lock for writers from before a row has its number until the end
 * of its transaction. So all who hold it after the newest number was read have to be gone. They are
 * looked at, not waited for with a lock: nobody who signs in stands in line behind this.
 */
export async function settledNumber(
  client: Connection,
  waitSeconds: number = limits.sealWaitSeconds,
): Promise<number | null> {
  const { rows } = await client.query<{ newest: number | null }>(
    `SELECT pg_sequence_last_value('audit_event_number_seq')::float8 AS newest`,
  );
  const newest = rows[0]?.newest;
  if (!newest) return null;
  const deadline = performance.now() + waitSeconds * 1000;
  let adding = await whoAdds(client);
  const before = new Set(adding);
  while (adding.some((transaction) => before.has(transaction))) {
    if (performance.now() > deadline) return null;
    await sleep(ASKING_MS);
    adding = await whoAdds(client);
  }
  return newest;
}

async function whoAdds(client: Connection): Promise<string[]> {
  const { rows } = await client.query<{ transaction: string }>(
    `SELECT virtualtransaction AS transaction FROM pg_locks
      WHERE locktype = 'relation' AND relation = '"audit_event"'::regclass
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                     'AccessExclusiveLock')
        AND granted`,
  );
  return rows.map(({ transaction }) => transaction);
}
