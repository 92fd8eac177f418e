import { readdirSync } from "node:fs";
import path from "node:path";
import { databasePool } from "./database";
import { jobsAreRunning } from "./jobs";

export type Readiness = Record<"database" | "migrations" | "jobs", boolean>;

/** What a balancer should know before it sends people here: yes or no, nothing about why. */
export async function readiness(): Promise<Readiness> {
  const applied = await appliedMigrations();
  const expected = readdirSync(path.join(process.cwd(), "prisma/migrations"), {
    withFileTypes: true,
  })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return {
    database: applied !== null,
    migrations: applied !== null && expected.every((name) => applied.has(name)),
    jobs: jobsAreRunning(),
  };
}

async function appliedMigrations(): Promise<Set<string> | null> {
  try {
    const { rows } = await databasePool().query<{ name: string }>({
      name: "applied-migrations",
      text: `SELECT migration_name AS name FROM _prisma_migrations
              WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    });
    return new Set(rows.map(({ name }) => name));
  } catch {
    // Whatever went wrong, the answer is the same: not ready.
    return null;
  }
}
