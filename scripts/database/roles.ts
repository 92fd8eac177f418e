import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { type DatabaseRole, rolePassword } from "./secret";
import type { Server } from "./server";

export const EMBEDDED_DATABASE = "sallyport";

export function roleUrl(
  server: Server,
  secret: string,
  role: DatabaseRole,
  database = EMBEDDED_DATABASE,
): string {
  return `postgresql://${role}:${rolePassword(secret, role)}@127.0.0.1:${server.port}/${database}`;
}

/** Connects as superuser, under a name by which other processes see that the server is in use. */
export async function connectAsSuperuser(
  server: Server,
  secret: string,
  applicationName: string,
): Promise<Client> {
  const client = new Client({
    connectionString: roleUrl(server, secret, "postgres", "postgres"),
    application_name: applicationName,
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    if ((error as { code?: string }).code !== "28P01") throw error;
    throw new Problem(
      "The secret beside the data is not the one this database was made with. " +
        "Put the right one back from your backup.",
    );
  }
}

/** Two roles: one owns the tables and migrates, one runs and can change nothing but rows. */
export async function ensureRoles(superuser: Client, secret: string): Promise<void> {
  const roles: DatabaseRole[] = ["sallyport_owner", "sallyport_app"];
  const { rows } = await superuser.query<{ rolname: string }>("select rolname from pg_roles");
  for (const role of roles.filter((name) => !rows.some((row) => row.rolname === name))) {
    const password = escapeLiteral(rolePassword(secret, role));
    await superuser.query(`create role ${escapeIdentifier(role)} login password ${password}`);
  }
  const found = await superuser.query("select from pg_database where datname = $1", [
    EMBEDDED_DATABASE,
  ]);
  if (found.rowCount === 0) await createDatabase(superuser, EMBEDDED_DATABASE);
}

export async function createDatabase(
  superuser: Client,
  name: string,
  template = "template1",
): Promise<void> {
  const database = escapeIdentifier(name);
  await superuser.query(
    `create database ${database} owner sallyport_owner template ${escapeIdentifier(template)}`,
  );
  await superuser.query(`revoke all on database ${database} from public`);
  await superuser.query(`grant connect on database ${database} to sallyport_app`);
}

export async function dropDatabase(superuser: Client, name: string): Promise<void> {
  await superuser.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
}
