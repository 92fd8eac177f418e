import { readFileSync } from "node:fs";
import path from "node:path";
import { log } from "@/lib/platform/log";
import { hasWord, WORD_CHARACTERS_MIN } from "./common-filter";

/** Bundles of one process share the file's one copy in memory. Null: it cannot be read. */
const shared = globalThis as { sallyportCommonPasswords?: Buffer | null };

/** Whether a word, lower-cased, is on the list that comes with us (docs/decisions/0023-password-rules.md). */
export function isOnCommonList(word: string): boolean {
  if (word.length < WORD_CHARACTERS_MIN) return false;
  if (shared.sallyportCommonPasswords === undefined) shared.sallyportCommonPasswords = read();
  const filter = shared.sallyportCommonPasswords;
  return filter !== null && hasWord(filter, word);
}

/** Without the file, what the estimator knows is refused still; the log says that there should be more. */
function read(): Buffer | null {
  const file = path.join(process.cwd(), "lib/passwords/common-passwords.bin");
  try {
    return readFileSync(/* turbopackIgnore: true */ file);
  } catch (error) {
    log.error({ file, message: String(error) }, "the list of common passwords could not be read");
    return null;
  }
}
