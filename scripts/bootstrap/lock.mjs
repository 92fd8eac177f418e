import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { processIdentity } from "./process-identity.mjs";

const RETRY_MS = 50;

/**
 * Runs `work` while no other process holds the lock of this name.
 *
 * A lock is the highest-numbered file `<name>.lock.<n>`; it names the process that holds it, or is
 * empty once let go. Taking it means creating number n+1, so a lock left by a process that died is
 * stepped over and never deleted: two who find it at once cannot delete each other's.
 *
 * @template T
 * @param {string} folder
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (holderPid: number) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(folder, name, work, options = {}) {
  mkdirSync(folder, { recursive: true });
  const file = await take(folder, name, options.onWait);
  try {
    return await work();
  } finally {
    writeFileSync(file, "");
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {((holderPid: number) => void) | undefined} onWait
 */
async function take(folder, name, onWait) {
  let saidSo = false;
  for (;;) {
    const newest = generations(folder, name)[0] ?? 0;
    const holder = newest === 0 ? null : liveHolder(lockFile(folder, name, newest));
    if (holder === null) {
      const mine = lockFile(folder, name, newest + 1);
      if (create(folder, mine) && generations(folder, name)[0] === newest + 1) {
        for (const older of generations(folder, name).slice(1)) {
          rmSync(lockFile(folder, name, older), { force: true });
        }
        return mine;
      }
      continue;
    }
    if (!saidSo) onWait?.(holder);
    saidSo = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {number} generation
 */
function lockFile(folder, name, generation) {
  return path.join(folder, `${name}.lock.${generation}`);
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {number[]} newest first
 */
function generations(folder, name) {
  const prefix = `${name}.lock.`;
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(prefix))
    .map((entry) => Number(entry.slice(prefix.length)))
    .filter(Number.isSafeInteger)
    .sort((left, right) => right - left);
}

/** @param {string} file */
function liveHolder(file) {
  let holder = "";
  try {
    holder = readFileSync(file, "utf8");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
  const pid = Number.parseInt(holder, 10);
  return holder !== "" && processIdentity(pid) === holder ? pid : null;
}

/**
 * Links a finished file into place, so that nobody ever reads half a lock.
 * @param {string} folder
 * @param {string} file
 */
function create(folder, file) {
  const draft = path.join(folder, `.${randomUUID()}`);
  writeFileSync(draft, processIdentity(process.pid) ?? "");
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
