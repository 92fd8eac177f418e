import { type Database, ensureDatabase } from "@/scripts/database/ensure";
import { generateClient } from "@/scripts/support/generate";
import { checkSettings, servingEnvironment } from "@/scripts/support/settings";

/** Runs work beside an app that may be running, or alone with a database started for it. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const env = { ...process.env };
  checkSettings(env);
  await generateClient();
  const database = await ensureDatabase(env);
  try {
    Object.assign(process.env, servingEnvironment(database, env));
    return await work(database);
  } finally {
    await database.release();
  }
}
