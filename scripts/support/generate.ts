import { writeFileSync } from "node:fs";
import { withLock } from "@/scripts/bootstrap/lock.mjs";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { runQuietly } from "@/scripts/bootstrap/run-quietly.mjs";
import { fromRoot } from "./paths";
import { contentDigest, readStamp } from "./stamp";

const STAMP = fromRoot("lib/platform/database/generated/.stamp");
const SOURCES = ["prisma/schema.prisma", "node_modules/prisma/package.json"];

/** Writes the typed database client, unless the schema is the one it was written from. */
export async function generateClient(signal?: AbortSignal): Promise<void> {
  const wanted = contentDigest(SOURCES, () => true);
  if (readStamp(STAMP) === wanted) return;
  await withLock(fromRoot(".data/locks"), "generate", async () => {
    if (readStamp(STAMP) !== wanted)
      await step("Writing the database client", () => write(wanted, signal));
  });
}

async function write(stamp: string, signal?: AbortSignal): Promise<void> {
  const { code, output } = await runQuietly(
    process.execPath,
    [fromRoot("node_modules/prisma/build/index.js"), "generate"],
    {
      signal,
      // Generating needs no engine, but Prisma downloads one unless it is told where one is.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CI: "true" },
    },
  );
  if (code !== 0) throw new Problem("The database client could not be written.", output.trim());
  writeFileSync(STAMP, stamp);
}
