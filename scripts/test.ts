import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { buildApp } from "./support/build";
import { generateClient } from "./support/generate";
import { fromRoot } from "./support/paths";
import { findChromium } from "./testing/chromium";
import { testDataFolder } from "./testing/settings";
import { readReport, runProgram, type Tally, tallyStep } from "./testing/tally";

const isVerbose = process.argv.includes("--verbose");
const folder = testDataFolder();
const env = cleanEnvironment();

await generateClient();
mkdirSync(folder, { recursive: true });

const total = { passed: 0, failed: 0 };
await count("Format and lint", () => runProgram("@biomejs/biome/bin/biome", ["check"], env));
await count("Types", types);
await count("Dead code", () =>
  runProgram("knip/bin/knip.js", ["--config", "scripts/testing/knip.json"], env),
);
await count("Unit and integration tests", unitTests);
sayCoverage();
await count("Production build", async () => {
  await buildApp();
  return { code: 0, output: "" };
});
await count("Stories in the browser", stories);

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function count(title: string, work: Parameters<typeof tallyStep>[2]): Promise<void> {
  const { passed, failed } = await tallyStep(title, isVerbose, work);
  total.passed += passed;
  total.failed += failed;
}

async function types() {
  const routes = await runProgram("next/dist/bin/next", ["typegen"], env);
  return routes.code === 0 ? runProgram("typescript/bin/tsc", ["--noEmit"], env) : routes;
}

async function unitTests() {
  const file = freshReport("unit.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const run = await runProgram("vitest/vitest.mjs", ["run", "--coverage", ...reporters], env);
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file);
  return { ...run, tally: asTally(report?.numPassedTests, report?.numFailedTests) };
}

async function stories() {
  const file = freshReport("stories.json");
  const run = await runProgram("@playwright/test/cli.js", ["test"], {
    ...env,
    TEST_CHROMIUM: await findChromium(),
    TEST_REPORT: file,
  });
  const stats = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    file,
  )?.stats;
  if (stats?.flaky) console.error(`  ${stats.flaky} of them passed at the second try only`);
  return { ...run, tally: asTally(stats && stats.expected + stats.flaky, stats?.unexpected) };
}

function freshReport(name: string): string {
  const file = path.join(folder, name);
  rmSync(file, { force: true });
  return file;
}

function asTally(passed = 0, failed = 0): Tally {
  return { passed, failed };
}

function sayCoverage(): void {
  const summary = readReport<{ total: { lines: { pct: number }; branches: { pct: number } } }>(
    fromRoot("coverage/coverage-summary.json"),
  );
  if (!summary) return;
  const { lines, branches } = summary.total;
  console.error(`  lib/ is covered to ${lines.pct} % of lines, ${branches.pct} % of branches`);
}

/** Whatever .env or the shell says about the app is not for the tests. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "USER", "TMPDIR", "TERM", "LANG", "CI", "CHROMIUM_PATH"];
  const inherited = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  const npmSettings = Object.entries(process.env).filter(([name]) => /^npm_/i.test(name));
  return {
    ...Object.fromEntries(npmSettings),
    ...inherited,
    NODE_ENV: undefined as unknown as "test",
    DATA_DIR: folder,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
