import { freePort } from "@/scripts/support/ports";
import { serve, waitUntilReady } from "@/scripts/support/serve";

/** The settings of the app that all stories share. */
export function appSettings(): Record<string, string> {
  const settings = process.env.TEST_APP_SETTINGS;
  if (!settings) throw new Error("TEST_APP_SETTINGS is not set: no app was started.");
  return JSON.parse(settings);
}

export type Instance = { port: number; stop(): Promise<void> };

/** The same build with the same settings, so on the same database and address, at another port. */
export async function startSecondInstance(change: Record<string, string> = {}): Promise<Instance> {
  const port = await freePort();
  const settings = { ...appSettings(), ...change, NODE_ENV: "production", PORT: String(port) };
  const serving = serve("start", settings as NodeJS.ProcessEnv);
  await waitUntilReady(serving, port);
  return { port, stop: serving.stop };
}
