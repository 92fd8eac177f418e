import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { withLock } from "@/scripts/bootstrap/lock.mjs";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { shown } from "@/scripts/support/paths";
import { initialise } from "./initialise";
import { findPlace } from "./place";
import { connectAsSuperuser, ensureRoles, roleUrl } from "./roles";
import { keptSecret, rolePassword } from "./secret";
import { findServer, type Server, startServer, stopServer } from "./server";

const IN_USE_NAME = "sallyport in use";
const LAST_CONNECTIONS_TIMEOUT_MS = 2_000;

export interface EmbeddedDatabase {
  databaseUrl: string;
  migrateDatabaseUrl: string;
  superuserUrl: string;
  secret: string;
  /** Kept until the end of the work done here; resolves early when the server is gone. */
  lost: Promise<void>;
  /** Stops the server, unless another process uses it. */
  release(): Promise<void>;
}

/**
 * Finds or starts the PostgreSQL of a data folder. An open connection says that this process uses
 * it: such a sign cannot outlive a process that is killed, so the last user always knows it is.
 */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
  await makeFolder(folder);
  const locks = path.join(folder, "locks");
  const { server, secret, inUse } = await withLock(locks, "postgres", () => findOrStart(folder));
  const lost = new Promise<void>((resolve) => {
    inUse.once("error", () => resolve());
    inUse.once("end", () => resolve());
  });
  inUse.on("error", () => undefined);
  return {
    databaseUrl: roleUrl(server, secret, "sallyport_app"),
    migrateDatabaseUrl: roleUrl(server, secret, "sallyport_owner"),
    superuserUrl: roleUrl(server, secret, "postgres", "postgres"),
    secret,
    lost,
    release: () => withLock(locks, "postgres", () => letGo(inUse, server, secret)),
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    // What Node.js reports when a folder above is on a read-only disk.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Problem(
      `${shown(folder)} cannot be made: the disk is read-only. Set DATA_DIR to a folder that can be written.`,
    );
  }
}

async function findOrStart(folder: string) {
  const place = await findPlace(folder);
  const secret = await keptSecret(folder, { hasData: !place.isNew });
  if (place.isNew) await initialise(place, rolePassword(secret, "postgres"));
  const server = findServer(place.data) ?? (await startServer(place, folder));
  const inUse = await connectAsSuperuser(server, secret, IN_USE_NAME);
  await ensureRoles(inUse, secret);
  return { server, secret, inUse };
}

async function letGo(inUse: Client, server: Server, secret: string): Promise<void> {
  await inUse.end().catch(() => undefined);
  const asking = await connectAsSuperuser(server, secret, "sallyport stopping").catch(() => null);
  if (asking === null) return;
  const isLast = await nobodyElse(asking);
  await asking.end();
  if (isLast) await stopServer(server);
}

async function nobodyElse(asking: Client): Promise<boolean> {
  const deadline = Date.now() + LAST_CONNECTIONS_TIMEOUT_MS;
  for (;;) {
    const { rows } = await asking.query<{ application_name: string }>(
      `select application_name from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    if (rows.length === 0) return true;
    if (rows.some((row) => row.application_name === IN_USE_NAME)) return false;
    // Whoever is left did not say that it uses the server: an app that is ending, or a look inside.
    if (Date.now() > deadline) return true;
    await sleep(50);
  }
}
