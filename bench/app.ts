import { type EmbeddedDatabase, openEmbedded } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { buildApp } from "@/scripts/support/build";
import { generateClient } from "@/scripts/support/generate";
import { fromRoot } from "@/scripts/support/paths";
import { freePort } from "@/scripts/support/ports";
import { servingEnvironment } from "@/scripts/support/settings";
import {
  dropDisposable,
  makeDisposable,
  sweepDisposables,
  withDatabaseName,
} from "@/scripts/testing/disposable";
import { type Server, startServer } from "./server";

export const benchDataFolder = fromRoot(".data/bench");

export type BenchDatabase = {
  embedded: EmbeddedDatabase;
  databaseUrl: string;
  ownerUrl: string;
  superuserUrl: string;
  close(): Promise<void>;
};

/** A database of this run alone, so that no run measures what an earlier one left behind. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const embedded = await openEmbedded(benchDataFolder);
  await sweepDisposables(embedded.superuserUrl);
  const name = await makeDisposable(embedded.superuserUrl);
  const databaseUrl = withDatabaseName(embedded.databaseUrl, name);
  const ownerUrl = withDatabaseName(embedded.migrateDatabaseUrl, name);
  await migrate({ databaseUrl, migrateDatabaseUrl: ownerUrl });
  return {
    embedded,
    databaseUrl,
    ownerUrl,
    superuserUrl: withDatabaseName(embedded.superuserUrl, name),
    close: async () => {
      await dropDisposable(embedded.superuserUrl, name);
      await embedded.release();
    },
  };
}

export async function buildForServing(): Promise<void> {
  await generateClient();
  await buildApp();
}

/** The settings of the app that is measured; nothing is taken from the caller's own. */
export async function benchEnvironment(database: BenchDatabase): Promise<NodeJS.ProcessEnv> {
  const { databaseUrl, embedded } = database;
  return servingEnvironment(
    { databaseUrl, secret: embedded.secret },
    {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PORT: String(await freePort()),
      DATA_DIR: benchDataFolder,
      TRUST_PROXY: "1",
    },
  );
}

export const startApp = (env: NodeJS.ProcessEnv): Promise<Server> =>
  startServer({
    folder: fromRoot(),
    env,
    port: Number(env.PORT),
    readyPath: "/api/health/ready",
  });
