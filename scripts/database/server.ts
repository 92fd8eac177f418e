import { spawn } from "node:child_process";
import { openSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { processIdentity } from "@/scripts/bootstrap/process-identity.mjs";
import { freePort, isPortFree } from "@/scripts/support/ports";
import { bareEnvironment } from "./account";
import type { Place } from "./place";

const POLL_MS = 20;
const START_TIMEOUT_MS = 5 * 60_000;
const STOP_TIMEOUT_MS = 60_000;
const START_TRIES = 40;
const RETRY_MS = 250;
const LOG_LIMIT_BYTES = 5_000_000;

export interface Server {
  pid: number;
  port: number;
}

/** The server that runs on this data, if one does. */
export function findServer(data: string): Server | null {
  const lines = readPidFile(data);
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  const isReady = lines?.[7]?.startsWith("ready") ?? false;
  return isReady && isPostgres(pid, data) ? { pid, port } : null;
}

export async function startServer(place: Place, folder: string): Promise<Server> {
  forgetStranger(place.data);
  const portFile = path.join(folder, "postgres-port");
  const logFile = path.join(folder, "postgres.log");
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(portFile);
    const server = await tryStart(place, port, logFile);
    if (server) {
      await writeFile(portFile, `${port}\n`);
      return server;
    }
    const complaint = lastLines(logFile);
    // A killed server's last children may hold its memory for a moment; a port may be snatched.
    const mayPass = /shared memory block|could not bind|Address already in use/i.test(complaint);
    if (!mayPass || attempt === START_TRIES) {
      throw new Problem("The embedded PostgreSQL did not start. It said:", complaint);
    }
    await sleep(RETRY_MS);
  }
}

export async function stopServer(server: Server): Promise<void> {
  const identity = processIdentity(server.pid);
  if (identity === null) return;
  process.kill(server.pid, "SIGINT");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (processIdentity(server.pid) === identity) {
    if (Date.now() > deadline) {
      throw new Problem(`The embedded PostgreSQL (process ${server.pid}) does not stop.`);
    }
    await sleep(POLL_MS);
  }
}

async function tryStart(place: Place, port: number, logFile: string): Promise<Server | null> {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) {
    truncateSync(logFile);
  }
  const log = openSync(logFile, "a", 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    log_min_messages: "warning",
    timezone: "UTC",
  };
  const child = spawn(
    path.join(place.native, "bin/postgres"),
    [
      ...["-D", place.data, "-p", String(port)],
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    // A session of its own: Ctrl-C in the terminal must reach the app first and never the database.
    {
      ...place.account,
      cwd: "/",
      env: bareEnvironment,
      stdio: ["ignore", log, log],
      detached: true,
    },
  );
  let hasEnded = false;
  child.once("exit", () => {
    hasEnded = true;
  });
  child.once("error", () => {
    hasEnded = true;
  });
  child.unref();
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!hasEnded && Date.now() < deadline) {
    const server = findServer(place.data);
    if (server && server.pid === child.pid) return server;
    await sleep(POLL_MS);
  }
  return null;
}

/** PostgreSQL would take any live process with the old pid for itself and refuse to start. */
function forgetStranger(data: string): void {
  const pid = Number(readPidFile(data)?.[0]);
  if (pid && processIdentity(pid) !== null && !isPostgres(pid, data)) {
    rmSync(path.join(data, "postmaster.pid"), { force: true });
  }
}

function readPidFile(data: string): string[] | null {
  try {
    return readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function isPostgres(pid: number, data: string): boolean {
  if (!Number.isSafeInteger(pid) || processIdentity(pid) === null) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
  } catch {
    return false;
  }
}

async function choosePort(portFile: string): Promise<number> {
  const remembered = Number(await readFile(portFile, "utf8").catch(() => ""));
  return remembered > 0 && (await isPortFree(remembered, "127.0.0.1")) ? remembered : freePort();
}

function lastLines(logFile: string): string {
  return readFileSync(logFile, "utf8").trim().split("\n").slice(-8).join("\n");
}
