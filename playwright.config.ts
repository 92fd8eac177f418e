import { defineConfig, devices } from "@playwright/test";
import { freePort } from "./scripts/support/ports";
import { findChromium } from "./scripts/testing/chromium";

// Read once more by every worker: what the first reading chose comes to them by the environment.
process.env.TEST_PORT ??= String(await freePort());
process.env.TEST_CHROMIUM ??= await findChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./scripts/testing/browser-setup.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  // A whole run is long and its machine often busy: a story may be told twice, and is named if it was.
  retries: process.env.TEST_REPORT ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.TEST_REPORT
    ? [["list"], ["json", { outputFile: process.env.TEST_REPORT }]]
    : "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${process.env.TEST_PORT}`,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.TEST_CHROMIUM,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
