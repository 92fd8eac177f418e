import { hkdfSync, randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { shown } from "@/scripts/support/paths";

const SECRET_BYTES = 32;

export type DatabaseRole = "postgres" | "sallyport_owner" | "sallyport_app";

/** The secret kept beside the embedded data; made on the first start, readable by its owner alone. */
export async function keptSecret(folder: string, options: { hasData: boolean }): Promise<string> {
  const file = path.join(folder, "secret");
  const kept = await readSecret(file);
  if (kept) return kept;
  if (options.hasData) {
    throw new Problem(
      `${shown(file)} is missing, and the data beside it cannot be opened without it. ` +
        "Put the file back from your backup.",
    );
  }
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${secret}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
  return secret;
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim() || null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code !== "EACCES") throw error;
    throw new Problem(
      `${shown(file)} belongs to another user. Start as that user, or set DATA_DIR to a folder of your own.`,
    );
  }
}

export function rolePassword(secret: string, role: DatabaseRole): string {
  const key = hkdfSync("sha256", secret, "", `sallyport database role ${role}`, 32);
  return Buffer.from(key).toString("base64url");
}
