import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { Problem } from "@/scripts/bootstrap/problem.mjs";

/** The operating system's user that PostgreSQL runs as; empty means the user we are. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** The database's programs get none of our settings, least of all the secret. */
export const bareEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env.PATH,
};

const SERVICE_USERS = ["postgres", "nobody"];

/** PostgreSQL refuses to run as root, so root lends it another user. */
export function databaseAccount(existingData: string | null): Account {
  if (process.getuid?.() !== 0) return {};
  if (existingData) {
    const { uid, gid } = statSync(existingData);
    if (uid !== 0) return { uid, gid };
  }
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of SERVICE_USERS) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields?.[2] && fields[3]) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Problem(
    "PostgreSQL does not run as root, and this system has no user named postgres or nobody. " +
      "Add one, start as another user, or set DATABASE_URL.",
  );
}

/** Asks the system itself, since rights may come from owners, groups, lists or mounts. */
export function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  const run = spawnSync("/bin/sh", ["-c", 'cd -- "$1" && test -r .', "sh", folder], {
    ...account,
    cwd: "/",
    stdio: "ignore",
  });
  return run.status === 0;
}
