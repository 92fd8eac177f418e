import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { Problem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";

const COMPLAINT_LINES = 12;

/**
 * Brings node_modules to what package-lock.json says, unless it is already so.
 * @param {string} root
 * @param {{ withDevelopment: boolean }} options
 */
export async function installPackages(root, options) {
  if (isInstalled(root, options)) return;
  await withLock(path.join(root, ".data/locks"), "install", async () => {
    if (!isInstalled(root, options)) await step("Installing packages", () => install(root));
  });
}

/** @param {string} root */
async function install(root) {
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file made where the registry lacks other platforms' binaries.
  const args = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"];
  const { code, output } = npm
    ? await runQuietly(process.execPath, [npm, ...args], { cwd: root })
    : await runQuietly("npm", args, { cwd: root });
  if (code === 0) return;
  const lines = output.trim().split("\n").slice(0, COMPLAINT_LINES);
  throw new Problem("The packages could not be installed. npm said:", ...lines);
}

/**
 * Compares what should be installed with the list that npm leaves once it has finished.
 * @param {string} root
 * @param {{ withDevelopment: boolean }} options
 */
function isInstalled(root, { withDevelopment }) {
  const list = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(list)) return false;
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const present = readPackages(list);
  return Object.entries(wanted).every(([folder, { version, dev, optional }]) => {
    if (folder === "" || (optional && !present[folder])) return true;
    if (dev && !withDevelopment && !present[folder]) return true;
    return present[folder]?.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, dev?: boolean, optional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
