import { spawn } from "node:child_process";
import { chown, mkdir, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { asProblem, Problem } from "@/scripts/bootstrap/problem.mjs";
import { type Account, bareEnvironment } from "./account";
import type { Place } from "./place";

const DRAFT_PREFIX = "postgres.new-";

/** Makes an empty cluster beside its final place and moves it there whole. */
export async function initialise(place: Place, superuserPassword: string): Promise<void> {
  const parent = path.dirname(place.data);
  await mkdir(parent, { recursive: true, mode: 0o755 });
  await removeDrafts(parent);
  const draft = path.join(parent, `${DRAFT_PREFIX}${process.pid}`);
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await handOver(draft, place.account);
    await writeFile(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
    await handOver(passwordFile, place.account);
    await runInitdb(place, draft, passwordFile);
    await rename(draft, place.data);
    if (place.data !== place.link) await symlink(place.data, place.link);
  } finally {
    await removeDrafts(parent);
  }
}

async function handOver(file: string, { uid, gid }: Account): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
}

async function removeDrafts(parent: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(DRAFT_PREFIX)) continue;
    await rm(path.join(parent, entry), { recursive: true, force: true });
  }
}

async function runInitdb(place: Place, draft: string, passwordFile: string): Promise<void> {
  const child = spawn(
    path.join(place.native, "bin/initdb"),
    [
      `--pgdata=${draft}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--data-checksums",
    ],
    { ...place.account, cwd: "/", env: bareEnvironment, stdio: ["ignore", "pipe", "pipe"] },
  );
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [code, output, complaint] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]).catch((error: unknown) => {
    throw asProblem(error) ?? cannotRun(error instanceof Error ? error.message : String(error));
  });
  if (code === 0) return;
  if (/no space left/i.test(complaint)) {
    throw new Problem("There is no disk space left. Make room and start again.");
  }
  throw cannotRun(complaint.trim() || output.trim());
}

function cannotRun(detail: string): Problem {
  return new Problem(
    "The embedded PostgreSQL cannot run on this system. Set DATABASE_URL to a PostgreSQL of your own.",
    detail,
  );
}
