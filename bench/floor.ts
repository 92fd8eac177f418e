import { rmSync, writeFileSync } from "node:fs";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { runQuietly } from "@/scripts/bootstrap/run-quietly.mjs";
import { nextProgram } from "@/scripts/support/build";
import { fromRoot } from "@/scripts/support/paths";
import { freePort } from "@/scripts/support/ports";
import { contentDigest, readStamp } from "@/scripts/support/stamp";
import { type Server, startServer } from "./server";

const folder = fromRoot("bench/floor");
const STAMP = `${folder}/.next/sources`;
const SOURCES = [
  ...["bench/floor/app", "bench/floor/instrumentation.ts", "bench/floor/next.config.ts"],
  "node_modules/next/package.json",
];

const env: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env.PATH,
  NEXT_TELEMETRY_DISABLED: "1",
};

/** The least that this release of the framework can be: one handler and one page, both empty. */
export async function buildFloor(): Promise<void> {
  const wanted = contentDigest(SOURCES, () => true);
  if (readStamp(STAMP) === wanted) return;
  rmSync(STAMP, { force: true });
  await step("Building the empty app", build);
  writeFileSync(STAMP, wanted);
}

async function build(): Promise<void> {
  const { code, output } = await runQuietly(process.execPath, [nextProgram, "build"], {
    cwd: folder,
    env,
  });
  if (code !== 0) throw new Problem("The empty app could not be built. Next.js said:", output);
}

export const startFloor = async (): Promise<Server> =>
  startServer({ folder, env, port: await freePort(), readyPath: "/api/empty" });
