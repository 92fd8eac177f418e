import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { generateClient } from "@/scripts/support/generate";
import { dropDisposable, makeDisposable, sweepDisposables, withDatabaseName } from "./disposable";
import { testDataFolder } from "./settings";

export interface TestServer {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  template: string;
  secret: string;
}

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Starts a PostgreSQL for the tests and makes the migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  const server = await openEmbedded(testDataFolder());
  await sweepDisposables(server.superuserUrl);
  const template = await makeDisposable(server.superuserUrl);
  await migrate({
    databaseUrl: withDatabaseName(server.databaseUrl, template),
    migrateDatabaseUrl: withDatabaseName(server.migrateDatabaseUrl, template),
  });
  project.provide("testServer", {
    superuserUrl: server.superuserUrl,
    ownerUrl: server.migrateDatabaseUrl,
    appUrl: server.databaseUrl,
    template,
    secret: randomBytes(32).toString("base64url"),
  });
  return async () => {
    await dropDisposable(server.superuserUrl, template);
    await server.release();
  };
}
