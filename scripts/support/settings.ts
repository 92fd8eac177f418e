import { checkEnvironment } from "@/lib/platform/environment";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import type { Database } from "@/scripts/database/ensure";

/** What the serving process gets: its settings without the role that owns the tables. */
export function servingEnvironment(
  database: Pick<Database, "databaseUrl" | "secret">,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const { MIGRATE_DATABASE_URL: _ownerUrl, ...rest } = env;
  return {
    ...rest,
    DATABASE_URL: database.databaseUrl,
    SALLYPORT_SECRET: database.secret,
    SALLYPORT_URL: env.SALLYPORT_URL || `http://localhost:${env.PORT || 3000}`,
    PORT: env.PORT || "3000",
    NEXT_TELEMETRY_DISABLED: "1",
    // The hashing threads' allocations would otherwise each keep an arena of their own.
    MALLOC_ARENA_MAX: env.MALLOC_ARENA_MAX || "2",
  };
}

/** Checks all settings before anything is started; what the embedded database brings is filled in. */
export function checkSettings(env: NodeJS.ProcessEnv = process.env): void {
  const embedded = env.DATABASE_URL
    ? {}
    : {
        DATABASE_URL: "postgresql://embedded@127.0.0.1/sallyport",
        SALLYPORT_SECRET:
          env.SALLYPORT_SECRET || Buffer.from(randomLooking()).toString("base64url"),
      };
  const checked = checkEnvironment({ ...env, ...embedded });
  if (!checked.ok) throw new Problem(...checked.problems);
}

/** Stands for the kept secret, which may not have been made yet. */
function randomLooking(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}
