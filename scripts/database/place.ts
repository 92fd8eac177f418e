import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, readlinkSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { shown } from "@/scripts/support/paths";
import { type Account, canEnter, databaseAccount } from "./account";
import { type Binaries, findBinaries } from "./binaries";

/** Where root keeps what the database's user must reach when the project itself is out of its reach. */
const SHARED_FOLDER = "/var/lib/sallyport";
const ROOM_NEEDED_MB = 200;

export interface Place {
  /** What is named to people: `<data folder>/postgres`, perhaps a link. */
  link: string;
  /** Where the data really is. */
  data: string;
  isNew: boolean;
  native: string;
  account: Account;
}

export async function findPlace(folder: string): Promise<Place> {
  const binaries = await findBinaries();
  const link = path.join(folder, "postgres");
  const existing = existingData(link);
  const account = databaseAccount(existing);
  if (existing) await checkExisting(existing, link, binaries);
  else await checkRoom(folder);
  return {
    link,
    data: existing ?? (canEnter(account, folder) ? link : sharedData()),
    isNew: existing === null,
    native: await reachableNative(binaries, account),
    account,
  };
}

function sharedData(): string {
  return path.join(SHARED_FOLDER, randomUUID(), "postgres");
}

function existingData(link: string): string | null {
  const entry = lstatSync(link, { throwIfNoEntry: false });
  if (!entry) return null;
  const data = entry.isSymbolicLink() ? path.resolve(path.dirname(link), readlinkSync(link)) : link;
  if (existsSync(data)) return data;
  throw new Problem(
    `${shown(link)} points to ${data}, which is gone. Put it back from your backup, ` +
      "or remove the link to begin with an empty database.",
  );
}

async function checkExisting(data: string, link: string, binaries: Binaries): Promise<void> {
  const found = (await readVersion(data, link)).trim();
  const [ours] = binaries.version.split(".");
  if (found === ours) return;
  throw new Problem(
    `${shown(link)} was made by PostgreSQL ${found}, and this is PostgreSQL ${ours}. ` +
      "Start the release that made it, save its data with pg_dump, and load it into a new folder.",
  );
}

async function readVersion(data: string, link: string): Promise<string> {
  try {
    return await readFile(path.join(data, "PG_VERSION"), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      throw new Problem(
        `${shown(link)} is not a PostgreSQL data folder. Move it away and start again.`,
      );
    }
    if (code !== "EACCES") throw error;
    throw new Problem(
      `${shown(link)} belongs to another user. Start as that user, or set DATA_DIR to a folder of your own.`,
    );
  }
}

async function checkRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMb >= ROOM_NEEDED_MB) return;
  throw new Problem(
    `The database needs ${ROOM_NEEDED_MB} MB to begin with, and ${shown(folder)} has ${freeMb} MB free. ` +
      "Make room, or set DATA_DIR to a folder on a larger disk.",
  );
}

async function reachableNative(binaries: Binaries, account: Account): Promise<string> {
  if (canEnter(account, path.join(binaries.native, "bin"))) return binaries.native;
  const name = `postgres-${binaries.version}-${process.platform}-${process.arch}`;
  const copy = path.join(SHARED_FOLDER, name);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${randomUUID()}`;
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  await cp(binaries.native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    // Another checkout on this machine was quicker with the same copy.
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
  return copy;
}
