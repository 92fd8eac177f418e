import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { secretBytes } from "@/scripts/testing/totp";

/** A service key says what it is before it begins. */
const TOKEN = /^(?:sk_)?([\w-]{43})$/;
const TOTP_SECRET = /^[A-Z2-7]{32}$/;
const DIGESTS = ["md5", "sha1", "sha256", "sha512"];

/** The ways in which a program might write a value down, the value itself among them. */
export function spellingsOf(value: string): string[] {
  const bare = value.replace(/[\s-]/g, "");
  const grouped = bare.replace(/.{4}(?=.)/g, "$& ");
  const written = [value, bare, grouped].flatMap((one) => [
    one,
    one.toUpperCase(),
    one.toLowerCase(),
  ]);
  return [...new Set([...written, ...encodingsOf(value)])];
}

/** Of the value's bytes, of those it stands for, and of digests that anybody could make of guesses. */
export function encodingsOf(value: string): string[] {
  return [Buffer.from(value), ...meantBytes(value), ...plainDigests(value)].flatMap(encoded);
}

function meantBytes(value: string): Buffer[] {
  if (TOTP_SECRET.test(value)) return [secretBytes(value)];
  const [, token] = TOKEN.exec(value) ?? [];
  return token ? [Buffer.from(token, "base64url")] : [];
}

/** A token has 256 random bits, and nobody guesses those: its digest is what we do keep. */
const plainDigests = (value: string): Buffer[] =>
  TOKEN.test(value) ? [] : DIGESTS.map((name) => createHash(name).update(value).digest());

function encoded(bytes: Buffer): string[] {
  const hex = bytes.toString("hex");
  const base64 = [0, 1, 2].map((before) => base64Within(bytes, before));
  return [hex, hex.toUpperCase(), ...base64, ...base64.map(urlSafe)];
}

/** As it stands in the base64 of a longer text, so many bytes from its beginning. */
function base64Within(bytes: Buffer, before: number): string {
  const all = Buffer.concat([Buffer.alloc(before), bytes]);
  const [first, end] = [Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6)];
  return all.toString("base64").slice(first, end);
}

const urlSafe = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_");
