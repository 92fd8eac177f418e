import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { asProblem, Problem } from "@/scripts/bootstrap/problem.mjs";
import { dataFolder, shown } from "@/scripts/support/paths";
import { openEmbedded } from "./embedded";
import { migrationsFolder } from "./migration-files";
import { schemaChanges } from "./schema-changes";

const LOCK_FILE = `# Says which database the migrations are for.
provider = "postgresql"
`;

async function makeMigration(title: string | undefined): Promise<void> {
  if (!title || !/^[a-z0-9_]+$/.test(title)) {
    throw new Problem("Name the migration in lower case, for example: add_passkeys");
  }
  await mkdir(migrationsFolder, { recursive: true });
  const database = await openEmbedded(dataFolder());
  try {
    const sql = await schemaChanges(database.superuserUrl);
    if (sql === null) {
      console.log("The migrations already lead to prisma/schema.prisma; nothing to write.");
      return;
    }
    const timestamp = new Date().toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
    const folder = path.join(migrationsFolder, `${timestamp}_${title}`);
    await mkdir(folder);
    await writeFile(path.join(folder, "migration.sql"), sql);
    await writeFile(path.join(migrationsFolder, "migration_lock.toml"), LOCK_FILE);
    console.log(`Wrote ${shown(path.join(folder, "migration.sql"))}. Read it before you keep it.`);
  } finally {
    await database.release();
  }
}

makeMigration(process.argv[2]).catch((error: unknown) => {
  console.error(asProblem(error)?.message ?? error);
  process.exitCode = 1;
});
