import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fromRoot } from "@/scripts/support/paths";

export interface MigrationFile {
  name: string;
  sql: string;
  checksum: string;
}

export const migrationsFolder = fromRoot("prisma/migrations");

/** The migrations in the order in which they are applied. */
export async function readMigrationFiles(folder = migrationsFolder): Promise<MigrationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
