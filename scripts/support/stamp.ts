import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "./paths";

/** A digest of the contents of files and folders of the project, to see whether they changed. */
export function contentDigest(names: string[], isCounted: (file: string) => boolean): string {
  const digest = createHash("sha256");
  for (const name of names) {
    for (const file of filesBelow(name).filter(isCounted)) {
      digest
        .update(`${file}\0`)
        .update(readFileSync(fromRoot(file)))
        .update("\0");
    }
  }
  return digest.digest("hex");
}

function filesBelow(name: string): string[] {
  const entry = statSync(fromRoot(name), { throwIfNoEntry: false });
  if (!entry) return [];
  if (!entry.isDirectory()) return [name];
  return readdirSync(fromRoot(name))
    .sort()
    .flatMap((child) => filesBelow(path.posix.join(name, child)));
}

export function readStamp(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
