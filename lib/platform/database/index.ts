import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { environment } from "../environment";
import { limits } from "../limits";
import { log } from "../log";
import { PrismaClient } from "./generated/client";
import type * as Prisma from "./generated/internal/prismaNamespace";

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

type Handles = { pool: pg.Pool; db: PrismaClient };

/** Development reloads modules; the connections must outlive that. */
const shared = globalThis as { sallyportDatabase?: Handles };

function connect(): Handles {
  const pool = new pg.Pool({
    connectionString: environment().DATABASE_URL,
    max: limits.databaseConnections,
    connectionTimeoutMillis: limits.databaseWaitSeconds * 1000,
    statement_timeout: limits.databaseWaitSeconds * 1000,
    idle_in_transaction_session_timeout: 2 * limits.databaseWaitSeconds * 1000,
    application_name: "sallyport",
  });
  const noteLoss = (error: Error) =>
    log.warn({ message: error.message }, "a database connection was lost");
  // Idle connections report to the pool, borrowed ones to themselves; unheard, either ends the process.
  pool.on("error", noteLoss).on("connect", (client) => void client.on("error", noteLoss));
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: ({ sql }) => createHash("sha256").update(sql).digest("base64url"),
  });
  return {
    pool,
    db: new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 10_000 } }),
  };
}

function handles(): Handles {
  shared.sallyportDatabase ??= connect();
  return shared.sallyportDatabase;
}

export const database = (): Database => handles().db;

/** For the few hot queries that are one named statement, and for libraries that bring their own SQL. */
export const databasePool = (): pg.Pool => handles().pool;

export async function closeDatabase(): Promise<void> {
  const open = shared.sallyportDatabase;
  shared.sallyportDatabase = undefined;
  await open?.db.$disconnect();
  await open?.pool.end();
}
