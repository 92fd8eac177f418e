import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,components,lib,scripts}/**/*.test.{ts,tsx}"],
    globalSetup: "scripts/testing/global-setup.ts",
    setupFiles: "scripts/testing/setup.ts",
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 30_000,
    coverage: {
      include: ["lib/**/*.ts"],
      exclude: ["lib/platform/database/generated/**", "**/*.test.ts"],
      reporter: ["text-summary", "html", "json-summary"],
    },
  },
});
