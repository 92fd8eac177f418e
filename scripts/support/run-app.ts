import { asProblem, Problem } from "@/scripts/bootstrap/problem.mjs";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { type Database, ensureDatabase } from "@/scripts/database/ensure";
import { keepDatabase } from "@/scripts/database/keep";
import { migrate } from "@/scripts/database/migrate";
import { buildApp } from "./build";
import { generateClient } from "./generate";
import { checkPort, serve, waitUntilReady } from "./serve";
import { checkSettings, servingEnvironment } from "./settings";
import { setupLink } from "./setup-link";
import { listenForStop, type StopRequest } from "./stopping";

type Command = "start" | "dev";

/**
 * Everything from a bare checkout to a page that answers, and back to nothing running. What else
 * there is to say once it answers comes last.
 */
export async function runApp(command: Command, alsoSay = ""): Promise<void> {
  const env = { ...process.env };
  checkSettings(env);
  const port = Number(env.PORT || 3000);
  await checkPort(port);
  const stop = listenForStop();
  try {
    const database = await step("Database", () => ensureDatabase(env));
    const kept = keepDatabase(database, env);
    try {
      await prepare(command, database, stop.signal);
      await Promise.race([
        serveUntilEnd(command, servingEnvironment(database, env), { port, stop, alsoSay }),
        kept.failed,
      ]);
    } finally {
      await kept.release();
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    // What a stop interrupts may complain; anything but that is still worth a line.
    const problem = asProblem(error);
    if (problem) console.error(problem.message);
  }
  process.exit();
}

async function prepare(command: Command, database: Database, signal: AbortSignal): Promise<void> {
  await step("Migrations", async () => {
    const applied = await migrate(database);
    return applied.length === 0 ? "up to date" : `${applied.length} applied`;
  });
  await generateClient(signal);
  if (command === "start") await buildApp({ signal });
}

async function serveUntilEnd(
  command: Command,
  env: NodeJS.ProcessEnv,
  { port, stop, alsoSay }: { port: number; stop: StopRequest; alsoSay: string },
): Promise<void> {
  stop.signal.throwIfAborted();
  const serving = serve(command, env);
  stop.onForce(serving.kill);
  try {
    await Promise.race([step("Starting", () => waitUntilReady(serving, port)), stop.asked]);
    if (stop.signal.aborted) return;
    await sayWhereToGo(env);
    if (alsoSay) console.log(alsoSay);
    console.log("Ctrl-C stops it.\n");
    const how = await Promise.race([serving.ended, stop.asked]);
    if (how) throw new Problem(`The app ended by itself (${how}). Start it again with npm start.`);
  } finally {
    await serving.stop();
  }
}

async function sayWhereToGo(env: NodeJS.ProcessEnv): Promise<void> {
  console.log(`\nSallyport is at ${env.SALLYPORT_URL}`);
  try {
    const link = await setupLink(env);
    if (link) console.log(`Nobody is admin yet. Make the first one at ${link}`);
  } catch (error) {
    // The app itself runs; a database that ended just now is being started again.
    console.error(
      "! The link for the first admin could not be made. Start again to get one.",
      error,
    );
  }
}
