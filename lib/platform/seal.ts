import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { allKeys, currentKey, type Key } from "./keys";

const VERSION = 1;
const KEY_ID_BYTES = 6;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;

/**
 * AES-256-GCM. `boundTo` names the row and field the value belongs to: moved to another row it does
 * not open. Layout: version, key id, nonce, tag, ciphertext.
 */
export function seal(plain: string, boundTo: string): Buffer<ArrayBuffer> {
  const key = currentKey("seal");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([sealedUnder(key), nonce, cipher.getAuthTag(), body]);
}

/** How every value begins that this key sealed. */
export const sealedUnder = (key: Key): Buffer =>
  Buffer.concat([Buffer.from([VERSION]), Buffer.from(key.id, "ascii")]);

/** Undefined when the value was altered, moved, or sealed with a secret we no longer have. */
export function unseal(sealed: Uint8Array, boundTo: string): string | undefined {
  const value = Buffer.from(sealed);
  if (value.length < HEAD_BYTES + TAG_BYTES || value[0] !== VERSION) return undefined;
  const keyId = value.toString("ascii", 1, 1 + KEY_ID_BYTES);
  const key = allKeys("seal").find((candidate) => candidate.id === keyId);
  if (!key) return undefined;
  const nonce = value.subarray(1 + KEY_ID_BYTES, HEAD_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(value.subarray(HEAD_BYTES, HEAD_BYTES + TAG_BYTES));
  try {
    return (
      decipher.update(value.subarray(HEAD_BYTES + TAG_BYTES), undefined, "utf8") +
      decipher.final("utf8")
    );
  } catch {
    // GCM reports tampering only by throwing; callers decide what an unreadable value means.
    return undefined;
  }
}
