import { existsSync } from "node:fs";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { runQuietly } from "@/scripts/bootstrap/run-quietly.mjs";
import { fromRoot } from "@/scripts/support/paths";

const USUAL_PLACES = [
  ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"],
  ...["/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"],
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PACKAGE_MANAGERS: [program: string, commands: string[][]][] = [
  ["/usr/bin/apt-get", [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]],
  ["/usr/bin/dnf", [["install", "-y", "chromium"]]],
  ["/sbin/apk", [["add", "--no-cache", "chromium"]]],
];

/** The path of a Chromium: named, found on the machine, Playwright's own, or installed now. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Problem(`CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which does not exist.`);
  }
  const present = await presentChromium();
  if (present) return present;
  await step("Getting a Chromium", install);
  const installed = await presentChromium();
  if (installed) return installed;
  throw new Problem(
    "The stories need a Chromium, and none could be installed. Install one, or set CHROMIUM_PATH.",
  );
}

async function presentChromium(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  return [...USUAL_PLACES, chromium.executablePath()].find((place) => existsSync(place));
}

async function install(): Promise<void> {
  const playwright = await runQuietly(
    process.execPath,
    [fromRoot("node_modules/@playwright/test/cli.js"), "install", "chromium"],
    { timeout: 180_000 },
  );
  if (playwright.code === 0 || process.getuid?.() !== 0) return;
  const [program, commands] = PACKAGE_MANAGERS.find(([place]) => existsSync(place)) ?? ["", []];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of commands) await runQuietly(program, args, { env });
}
