import pg from "pg";
import { environment } from "../environment";
import { limits } from "../limits";

/** For work that takes longer than a request may, so that none of the pool's connections is away for it. */
export async function withOwnConnection<T>(
  name: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: environment().DATABASE_URL,
    connectionTimeoutMillis: limits.databaseWaitSeconds * 1000,
    application_name: `sallyport ${name}`,
  });
  let lost: Error | undefined;
  // Unheard, a loss would end the process; the query that is under way tells of it.
  client.on("error", (error) => {
    lost = error;
  });
  await client.connect();
  try {
    return await work(client);
  } catch (error) {
    throw lost ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
