// The door to every command: needs nothing but Node.js, gets the rest, and hands over.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "./bootstrap/install.mjs";
import { checkNodeVersion } from "./bootstrap/node-version.mjs";
import { asProblem, Problem } from "./bootstrap/problem.mjs";

const COMMANDS = ["start", "dev", "test", "cli", "bench", "demo"];
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const [command = ""] = process.argv.splice(2, 1);

try {
  checkNodeVersion();
  process.chdir(root);
  const entry = path.join(root, "scripts", `${command}.ts`);
  if (!COMMANDS.includes(command) || !existsSync(entry)) {
    throw new Problem(`There is no command "${command}".`);
  }
  if (existsSync(".env")) process.loadEnvFile(".env");
  await installPackages(root, { withDevelopment: command === "test" || command === "bench" });
  const { register } = await import("tsx/esm/api");
  register();
  await import(entry);
} catch (error) {
  console.error(asProblem(error)?.message ?? error);
  process.exitCode = 1;
}
