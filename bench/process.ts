import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const KILOBYTES_A_MEGABYTE = 1024;
const TICK_MS = 10;

/** What the system counts as held in memory by one process, threads included. */
export function residentMegabytes(pid: number): number {
  const kilobytes = process.platform === "linux" ? fromProc(pid) : fromPs(pid);
  return kilobytes / KILOBYTES_A_MEGABYTE;
}

function fromProc(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, "status"))?.[1]);
}

function fromPs(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

/** The processor time a process has used so far; null where the system does not say it finely. */
export function processorMs(pid: number): number | null {
  if (process.platform !== "linux") return null;
  const stat = readProc(pid, "stat");
  // The command's name stands in parentheses and may hold spaces, so fields count from its end.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** What each of so many took between two such readings. */
export const processorMsEach = (
  before: number | null,
  after: number | null,
  count: number,
): number | undefined => (before === null || after === null ? undefined : (after - before) / count);

/** Of a process that has just ended there is nothing to say, and whoever waits for it will know. */
function readProc(pid: number, name: "status" | "stat"): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH") return "";
    throw error;
  }
}
