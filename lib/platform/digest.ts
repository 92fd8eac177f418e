import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { currentKey, type KeyUse } from "./keys";

/** For tokens of 256 random bits: nothing to guess, so no key and no slow hash is needed. */
export const digest = (token: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHash("sha256").update(token).digest());

/** For what could be guessed offline, such as an eight-digit code or an address. */
export const keyedDigest = (use: KeyUse, ...parts: string[]): Buffer<ArrayBuffer> => {
  const hmac = createHmac("sha256", currentKey(use).bytes);
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
  return Buffer.from(hmac.digest());
};

export function sameDigest(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
