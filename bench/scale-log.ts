import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type LogWork = {
  rows: number;
  /** Of the time it took to seal so many; null for an empty log. */
  sealSeconds: number | null;
  /** Rows a second, round by round. */
  verified: number[];
};

/**
 * Has everything counted and sealed that the app's own jobs would, and verifies the log. By a process of
 * its own, which knows one database and one app's keys.
 */
export async function workThroughLog(
  env: NodeJS.ProcessEnv,
  task: { rows: number; verifications: number },
): Promise<LogWork> {
  const script = fileURLToPath(new URL("./scale-log-child.ts", import.meta.url));
  const child = fork(script, {
    execArgv: ["--import", "tsx"],
    env: { ...env, LOG_LEVEL: "error" },
  });
  const ended = once(child, "exit").then(() => {
    throw new Error("The log could not be worked through.");
  });
  child.send(task);
  const [work] = (await Promise.race([once(child, "message"), ended])) as [LogWork];
  ended.catch(() => undefined);
  child.disconnect();
  return work;
}
