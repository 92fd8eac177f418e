import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { dataFolder } from "@/scripts/support/paths";
import { openEmbedded } from "./embedded";

export interface Database {
  databaseUrl: string;
  /** The role that owns the tables; the serving process never gets to see it. */
  migrateDatabaseUrl: string;
  secret: string;
  isEmbedded: boolean;
  lost: Promise<void>;
  release(): Promise<void>;
}

/** The database of the settings: the one they name, or the embedded one. */
export async function ensureDatabase(env: NodeJS.ProcessEnv = process.env): Promise<Database> {
  if (env.DATABASE_URL) return external(env.DATABASE_URL, env);
  const embedded = await openEmbedded(dataFolder(env));
  return { ...embedded, secret: env.SALLYPORT_SECRET || embedded.secret, isEmbedded: true };
}

function external(databaseUrl: string, env: NodeJS.ProcessEnv): Database {
  if (!env.SALLYPORT_SECRET) {
    throw new Problem(
      "SALLYPORT_SECRET is not set. With a database of your own it is needed: " +
        "make one with `openssl rand -base64 32` and keep it.",
    );
  }
  return {
    databaseUrl,
    migrateDatabaseUrl: env.MIGRATE_DATABASE_URL || databaseUrl,
    secret: env.SALLYPORT_SECRET,
    isEmbedded: false,
    lost: new Promise(() => undefined),
    release: async () => undefined,
  };
}
