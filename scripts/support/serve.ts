import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { nextProgram } from "./build";
import { fromRoot } from "./paths";
import { isPortFree } from "./ports";

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

export interface Serving {
  /** Resolves with how the process ended, whoever ended it. */
  ended: Promise<string>;
  stop(): Promise<void>;
  kill(): void;
}

export async function checkPort(port: number): Promise<void> {
  if ((await isPortFree(port)) && (await isPortFree(port, "127.0.0.1"))) return;
  throw new Problem(
    `Port ${port} is in use or not allowed. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
  );
}

/**
 * Runs Next.js as a process of its own, out of reach of the terminal's Ctrl-C. What it says goes
 * where our own words go, or into an open file.
 */
export function serve(
  command: "start" | "dev",
  env: NodeJS.ProcessEnv,
  output: "inherit" | number = "inherit",
): Serving {
  const child = spawn(
    process.execPath,
    [
      ...["--import", fromRoot("scripts/support/stop-with-parent.mjs")],
      ...[nextProgram, command, "--port", env.PORT ?? "3000"],
    ],
    { cwd: fromRoot(), env, stdio: ["ignore", output, output, "ipc"], detached: true },
  );
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return { ended, stop: () => stop(child, ended), kill: () => killGroup(child) };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  const forced = setTimeout(() => killGroup(child), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(forced);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, "SIGKILL");
}

export async function waitUntilReady(serving: Serving, port: number): Promise<void> {
  let end: string | undefined;
  serving.ended.then((how) => {
    end = how;
  });
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await isReady(port))) {
    if (end !== undefined) throw new Problem(`The app ended while it was starting (${end}).`);
    if (Date.now() > deadline) {
      throw new Problem(
        `The app did not become ready within a minute. http://localhost:${port}/api/health/ready says why.`,
      );
    }
    await sleep(POLL_MS);
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
      redirect: "manual",
      signal: AbortSignal.timeout(5_000),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
