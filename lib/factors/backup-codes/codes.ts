import { createHash, randomInt } from "node:crypto";
import { keyedDigest, keyedDigests } from "@/lib/platform/digest";

/** Without 0, 1, I, L, O and U: what is read aloud or copied by hand stays what it was. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS = 20;
const GROUP = 5;

/** Twenty of thirty signs: 98 bits, in four groups. */
export function newBackupCode(): string {
  const signs = Array.from({ length: CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return signs.join("").replace(new RegExp(`(.{${GROUP}})(?=.)`, "g"), "$1-");
}

/** What people type, as it was made: case, spaces and dashes do not matter. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, "");

export const backupCodeDigest = (userId: string, typed: string) =>
  keyedDigest("backup-code", userId, plainCode(typed));

/** Of a code that another system kept as its SHA-256: what a thief finds still needs our secret. */
export const importedCodeDigest = (userId: string, sha256: string) =>
  keyedDigest("backup-code", userId, "sha256", sha256);

/** Whichever secret it was made under, and whichever system made it. */
export const backupCodeDigests = (userId: string, typed: string) => [
  ...keyedDigests("backup-code", userId, plainCode(typed)),
  ...writtenForms(typed).flatMap((form) =>
    keyedDigests("backup-code", userId, "sha256", createHash("sha256").update(form).digest("hex")),
  ),
];

/** How the other system may have written the code before it hashed it. */
function writtenForms(typed: string): string[] {
  const trimmed = typed.trim();
  const spaced = [trimmed, trimmed.replace(/\s/g, ""), trimmed.replace(/[\s-]/g, "")];
  return [...new Set(spaced.flatMap((form) => [form, form.toLowerCase(), form.toUpperCase()]))];
}
