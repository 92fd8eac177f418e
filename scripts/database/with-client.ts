import { Client } from "pg";
import { Problem } from "@/scripts/bootstrap/problem.mjs";

const ANSWER_TIMEOUT_MS = 10_000;
const REASONS: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name cannot be looked up",
  ETIMEDOUT: "it does not answer",
  "28P01": "the password is wrong",
  "28000": "the role may not sign in",
  "3D000": "there is no such database",
  "53300": "it has no connection left",
  "57P03": "it is starting or stopping",
};

/** Connects, or says in one sentence why not. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    const { username, host, pathname } = new URL(url);
    throw new Problem(
      `The database ${pathname.slice(1)} at ${host} cannot be reached as ${username}: ` +
        `${REASONS[code] ?? (message || code)}. Check DATABASE_URL and MIGRATE_DATABASE_URL.`,
    );
  }
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
