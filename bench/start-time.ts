import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fromRoot } from "@/scripts/support/paths";
import { freePort } from "@/scripts/support/ports";
import { benchDataFolder } from "./app";
import { untilReady } from "./server";

/** From `npm start` to an answer, when everything has been built and migrated before. */
export async function secondsToStartAgain(): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [fromRoot("scripts/run.mjs"), "start"], {
    cwd: fromRoot(),
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      DATABASE_URL: "",
      DATA_DIR: benchDataFolder,
      PORT: String(port),
    },
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await untilReady(`http://localhost:${port}/api/health/ready`, () => child.exitCode === null);
    return (performance.now() - began) / 1000;
  } finally {
    // Signals sent before the command listens for them would end it with its work half done.
    await sleep(500);
    child.kill("SIGTERM");
    await ended;
  }
}
