import path from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export function fromRoot(...parts: string[]): string {
  return path.join(projectRoot, ...parts);
}

export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(projectRoot, env.DATA_DIR || ".data");
}

/** How a path is best shown to somebody standing in the project folder. */
export function shown(file: string): string {
  const relative = path.relative(projectRoot, file);
  return relative.startsWith("..") ? file : relative || ".";
}
