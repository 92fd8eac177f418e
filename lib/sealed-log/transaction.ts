import type { Connection } from "./seal-record";

export async function inTransaction<T>(
  client: Connection,
  work: () => Promise<T>,
  mode = "",
): Promise<T> {
  await client.query(`BEGIN ${mode}`);
  try {
    const done = await work();
    await client.query("COMMIT");
    return done;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
