import { openEmbedded } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { createDatabase } from "@/scripts/database/roles";
import { withClient } from "@/scripts/database/with-client";
import { withDatabaseName } from "@/scripts/testing/disposable";
import { type BenchDatabase, benchDataFolder, benchEnvironment } from "./app";
import { settle } from "./old-rows";
import type { CleanUp } from "./run";
import { type LogWork, workThroughLog } from "./scale-log";
import { fillTo, type Size } from "./scale-rows";

export type Place = { database: BenchDatabase; env: NodeJS.ProcessEnv; log: LogWork };

/** Filled, counted and sealed, so that no job of the app has much to do while it is measured. */
export async function preparePlace(
  size: Size,
  verifications: number,
  cleanUp: CleanUp,
): Promise<Place> {
  const database = await keptDatabase(`scale_${size.people}`);
  cleanUp.push(database.close);
  await fillTo(database.superuserUrl, size);
  const env = await benchEnvironment(database);
  const log = await workThroughLog(env, { rows: size.events, verifications });
  await settle(database.superuserUrl);
  return { database, env, log };
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
