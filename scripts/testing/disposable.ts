import { randomBytes } from "node:crypto";
import { processIdentity } from "@/scripts/bootstrap/process-identity.mjs";
import { createDatabase, dropDatabase } from "@/scripts/database/roles";
import { withClient } from "@/scripts/database/with-client";

const NAME = /^test_(\d+)_[0-9a-f]+$/;

/** Names that say which process a database belongs to, so that what a dead one left is swept up. */
function disposableName(): string {
  return `test_${process.pid}_${randomBytes(6).toString("hex")}`;
}

export async function makeDisposable(superuserUrl: string, template?: string): Promise<string> {
  const name = disposableName();
  await withClient(superuserUrl, (client) => createDatabase(client, name, template));
  return name;
}

export async function dropDisposable(superuserUrl: string, name: string): Promise<void> {
  await withClient(superuserUrl, (client) => dropDatabase(client, name));
}

export async function sweepDisposables(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>("select datname from pg_database");
    for (const { datname } of rows) {
      const pid = Number(NAME.exec(datname)?.[1]);
      if (pid && processIdentity(pid) === null) await dropDatabase(client, datname);
    }
  });
}

export function withDatabaseName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
