import { randomInt } from "node:crypto";
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

/** Whichever secret it was made under. */
export const backupCodeDigests = (userId: string, typed: string) =>
  keyedDigests("backup-code", userId, plainCode(typed));
