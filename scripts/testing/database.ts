import { inject } from "vitest";

export interface TestDatabase {
  /** The role the app runs as: rows only. */
  databaseUrl: string;
  /** The role that owns the tables, for what time would do: ageing rows, ending sessions. */
  ownerUrl: string;
  /** The server's superuser, for tests about the server itself. */
  superuserUrl: string;
}

/** The database of this test file: a fresh copy of the migrated one, empty but for its tables. */
export function testDatabase(): TestDatabase {
  return {
    databaseUrl: process.env.DATABASE_URL ?? "",
    ownerUrl: process.env.TEST_OWNER_DATABASE_URL ?? "",
    superuserUrl: inject("testServer").superuserUrl,
  };
}
