import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { nextProgram } from "@/scripts/support/build";
import { fromRoot } from "@/scripts/support/paths";
import { processorMs, residentMegabytes } from "./process";

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 10;

export type Server = {
  origin: string;
  secondsToStart: number;
  residentMegabytes(): number;
  processorMs(): number | null;
  stop(): Promise<void>;
};

type Start = { folder: string; port: number; env: NodeJS.ProcessEnv; readyPath: string };

/** `next start`, as the app itself is served, with the output kept quiet. */
export async function startServer({ folder, port, env, readyPath }: Start): Promise<Server> {
  const origin = `http://localhost:${port}`;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...["--import", fromRoot("scripts/support/stop-with-parent.mjs")],
      ...[nextProgram, "start", "--port", String(port)],
    ],
    { cwd: folder, env, stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error(`The server of ${origin} could not be started.`);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await untilReady(`${origin}${readyPath}`, () => child.exitCode === null);
  return {
    origin,
    secondsToStart: (performance.now() - began) / 1000,
    residentMegabytes: () => residentMegabytes(pid),
    processorMs: () => processorMs(pid),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

export async function untilReady(address: string, mayStillCome: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(address))) {
    if (!mayStillCome()) throw new Error(`The server of ${address} ended while it was starting.`);
    if (Date.now() > deadline) throw new Error(`${address} did not answer within a minute.`);
    await sleep(POLL_MS);
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
