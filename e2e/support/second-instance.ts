import { freePort } from "@/scripts/support/ports";
import { serve, waitUntilReady } from "@/scripts/support/serve";

/** The settings of the app that all stories share. */
export function appSettings(): Record<string, string> {
  const settings = process.env.TEST_APP_SETTINGS;
  if (!settings) throw new Error("TEST_APP_SETTINGS is not set: no app was started.");
  return JSON.parse(settings);
}

/** The same build with the same settings, so on the same database and address, at another port. */
export async function startSecondInstance(): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort();
  const serving = serve("start", { ...appSettings(), NODE_ENV: "production", PORT: String(port) });
  await waitUntilReady(serving, port);
  return { port, stop: serving.stop };
}
