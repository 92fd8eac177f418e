import { randomUUID } from "node:crypto";
import { readMigrationFiles } from "./migration-files";
import { asMigrationList, NO_FILTERS, readSchema, withSchemaEngine } from "./schema-engine";
import { withClient } from "./with-client";

const NOTHING_CHANGED = 0;

/**
 * The SQL that leads from the migrations to the schema file, or null when they agree. Plays the
 * migrations in a scratch database, so it needs a server's superuser.
 */
export async function schemaChanges(superuserUrl: string): Promise<string | null> {
  return withScratchDatabase(superuserUrl, (scratchUrl) =>
    withSchemaEngine(scratchUrl, async (engine) => {
      const { exitCode, stdout } = await engine.diff({
        from: { tag: "migrations", ...asMigrationList(await readMigrationFiles()) },
        to: { tag: "schemaDatamodel", ...(await readSchema()) },
        script: true,
        exitCode: true,
        filters: NO_FILTERS,
      });
      return exitCode === NOTHING_CHANGED ? null : (stdout ?? "");
    }),
  );
}

function withScratchDatabase<T>(
  superuserUrl: string,
  work: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  const name = `scratch_${randomUUID().replaceAll("-", "")}`;
  const scratchUrl = new URL(superuserUrl);
  scratchUrl.pathname = `/${name}`;
  return withClient(superuserUrl, async (superuser) => {
    await superuser.query(`create database ${name}`);
    try {
      return await work(scratchUrl.href);
    } finally {
      await superuser.query(`drop database ${name} with (force)`);
    }
  });
}
