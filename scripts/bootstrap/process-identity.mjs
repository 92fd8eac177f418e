import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Names one run of one process: a pid alone is soon given to somebody else, above all in containers.
 * @param {number} pid
 * @returns {string | null} null when no such process runs
 */
export function processIdentity(pid) {
  const started = process.platform === "linux" ? startOnLinux(pid) : startFromPs(pid);
  return started === null ? null : `${pid} ${started}`;
}

/** @param {number} pid */
function startOnLinux(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name stands in parentheses and may hold spaces, so fields count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const isZombie = fields[0] === "Z" || fields[0] === "X";
    return isZombie ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** @param {number} pid */
function startFromPs(pid) {
  try {
    const line = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return line.trim() || null;
  } catch {
    return null;
  }
}
