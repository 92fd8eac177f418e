import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { allKeys, currentKey, type Key, type KeyUse } from "./keys";

/** For tokens of 256 random bits: nothing to guess, so no key and no slow hash is needed. */
export const digest = (token: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHash("sha256").update(token).digest());

/** For what could be guessed offline, such as an eight-digit code or an address. */
export const keyedDigest = (use: KeyUse, ...parts: string[]): Buffer<ArrayBuffer> =>
  digestUnder(currentKey(use), parts);

/** The same under every secret we still have: what an earlier one wrote is found, too. */
export const keyedDigests = (use: KeyUse, ...parts: string[]): Buffer<ArrayBuffer>[] =>
  allKeys(use).map((key) => digestUnder(key, parts));

function digestUnder(key: Key, parts: string[]): Buffer<ArrayBuffer> {
  const hmac = createHmac("sha256", key.bytes);
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
  return Buffer.from(hmac.digest());
}

export function sameDigest(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
