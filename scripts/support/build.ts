import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "@/scripts/bootstrap/lock.mjs";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { runQuietly } from "@/scripts/bootstrap/run-quietly.mjs";
import { fromRoot } from "./paths";
import { contentDigest, readStamp } from "./stamp";

export const nextProgram = fromRoot("node_modules/next/dist/bin/next");
const SOURCES = [
  ...["app", "components", "lib", "public"],
  ...["instrumentation.ts", "instrumentation-client.ts", "proxy.ts", "next.config.ts"],
  ...["postcss.config.mjs", "tsconfig.json", "package-lock.json", "prisma/schema.prisma"],
];

/** Builds the app for production, unless its sources are those of the last build. */
export async function buildApp({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
  const stamp = fromRoot(".next/sources");
  if (readStamp(stamp) === sourcesDigest()) return;
  await withLock(fromRoot(".data/locks"), "build", async () => {
    const wanted = sourcesDigest();
    if (readStamp(stamp) === wanted) return;
    rmSync(stamp, { force: true });
    await step("Building", () => build(signal));
    writeFileSync(stamp, wanted);
  });
}

function sourcesDigest(): string {
  return contentDigest(
    SOURCES,
    (file) => !/\.test\.tsx?$/.test(file) && !file.split(path.posix.sep).includes("generated"),
  );
}

async function build(signal?: AbortSignal): Promise<void> {
  const { code, output } = await runQuietly(process.execPath, [nextProgram, "build"], {
    cwd: fromRoot(),
    signal,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  if (code !== 0) throw new Problem("The app could not be built. Next.js said:", output.trim());
}
