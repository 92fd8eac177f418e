import { type Database, ensureDatabase } from "./ensure";

/** Keeps an embedded database up while the app runs: one that ended is started again. */
export function keepDatabase(
  first: Database,
  env: NodeJS.ProcessEnv,
): {
  failed: Promise<never>;
  release(): Promise<void>;
} {
  let current = Promise.resolve(first);
  let isReleased = false;
  const failed = new Promise<never>((_resolve, reject) => {
    const watch = (database: Database) => {
      database.lost.then(() => {
        if (isReleased) return;
        console.error("! The database ended by itself; starting it again.");
        current = ensureDatabase(env);
        current.then(watch, reject);
      }, reject);
    };
    watch(first);
  });
  return {
    failed,
    release: async () => {
      isReleased = true;
      await (await current).release();
    },
  };
}
