import path from "node:path";
import { dataFolder, fromRoot } from "@/scripts/support/paths";

/** Tests keep their data apart, so that they can run beside the app. */
export function testDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const folder = dataFolder({ ...env, DATA_DIR: env.TEST_DATA_DIR || ".data/test" });
  return path.resolve(fromRoot(), folder);
}

/** The cheapest hash that the settings allow: tests hash much and guard nothing. */
export const QUICK_PASSWORD_COST = "10";
