/**
 * The one-time link that makes the first admin; null once somebody has an account. The app's
 * modules read their settings from the environment, so those come first.
 */
export async function setupLink(env: NodeJS.ProcessEnv): Promise<string | null> {
  Object.assign(process.env, env);
  const { closeDatabase, database } = await import("@/lib/platform/database");
  const { createSetupLink } = await import("@/lib/users/setup-link");
  try {
    return await createSetupLink(database());
  } finally {
    await closeDatabase();
  }
}
