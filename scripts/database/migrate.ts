import { Logger, runMigrations } from "graphile-worker";
import type { Client } from "pg";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { grantRights } from "./grants";
import { type MigrationFile, readMigrationFiles } from "./migration-files";
import { asMigrationList, NO_FILTERS, withSchemaEngine } from "./schema-engine";
import { withClient } from "./with-client";

const PARTITION_MONTHS_AHEAD = 3;
const quiet = new Logger(() => () => undefined);

export interface MigrateUrls {
  databaseUrl: string;
  migrateDatabaseUrl: string;
}

/**
 * Brings the database up to this release: tables, job tables, rights, audit partitions. Returns
 * the names of the migrations that were applied. Of several instances that start at once, one does
 * the work and the others wait for it.
 */
export function migrate(urls: MigrateUrls): Promise<string[]> {
  return withClient(urls.migrateDatabaseUrl, async (owner) => {
    await owner.query("select pg_advisory_lock(hashtext('sallyport migrate'))");
    const pending = await pendingMigrations(owner);
    if (pending.length > 0) await applyMigrations(owner, urls.migrateDatabaseUrl);
    await runMigrations({ connectionString: urls.migrateDatabaseUrl, logger: quiet });
    await grantRights(owner, new URL(urls.databaseUrl).username);
    await makeAuditPartitions(owner);
    await checkReachable(urls.databaseUrl);
    return pending;
  });
}

/** The serving process would find out too, but only after a minute of waiting. */
async function checkReachable(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, (app) => app.query("select"));
}

/** The migrations of this release that the database has not had, oldest first. */
export async function pendingMigrations(client: Client): Promise<string[]> {
  const files = await readMigrationFiles();
  const applied = await appliedMigrations(client);
  for (const [name, checksum] of applied) checkApplied(name, checksum, files);
  return files.map((file) => file.name).filter((name) => !applied.has(name));
}

async function appliedMigrations(client: Client): Promise<Map<string, string>> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as exists",
  );
  if (!found[0]?.exists) return new Map();
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `select migration_name, checksum from public._prisma_migrations
      where finished_at is not null and rolled_back_at is null`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function checkApplied(name: string, checksum: string, files: MigrationFile[]): void {
  const file = files.find((each) => each.name === name);
  if (!file) {
    throw new Problem(
      `The database has had migration ${name}, which this release does not know. ` +
        "Start the newer release that made it, or restore the backup from before.",
    );
  }
  if (file.checksum !== checksum) {
    throw new Problem(
      `Migration ${name} was changed after this database had it. Put the file back as it was.`,
    );
  }
}

async function applyMigrations(owner: Client, url: string): Promise<void> {
  await forgetUnfinished(owner);
  const migrationsList = asMigrationList(await readMigrationFiles());
  await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList, filters: NO_FILTERS }),
  );
}

/** Each migration is one transaction: one that did not finish has left nothing but its own line. */
async function forgetUnfinished(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ exists: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as exists",
  );
  if (!rows[0]?.exists) return;
  await owner.query(
    `update public._prisma_migrations set rolled_back_at = now()
      where finished_at is null and rolled_back_at is null`,
  );
}

async function makeAuditPartitions(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ exists: boolean }>(
    "select to_regprocedure('public.ensure_audit_partitions(integer)') is not null as exists",
  );
  if (!rows[0]?.exists) return;
  await owner.query("select public.ensure_audit_partitions($1)", [PARTITION_MONTHS_AHEAD]);
}
