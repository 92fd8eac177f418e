import { hkdfSync } from "node:crypto";
import { environment } from "./environment";

/** One name for each use, so that no two uses ever share a key. */
export type KeyUse =
  | "seal"
  | "password"
  | "mail-code"
  | "backup-code"
  | "one-time-code"
  | "waiting-sign-in"
  | "limit-key"
  | "log-seal"
  | "session-framework";

export type Key = { id: string; bytes: Buffer };

const derived = new Map<string, Key>();

function derive(secret: string, use: KeyUse | "id"): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "sallyport", use, 32));
}

function keyOf(secret: string, use: KeyUse): Key {
  const cacheName = `${use}:${secret}`;
  const known = derived.get(cacheName);
  if (known) return known;
  const key = {
    id: derive(secret, "id").toString("base64url").slice(0, 6),
    bytes: derive(secret, use),
  };
  derived.set(cacheName, key);
  return key;
}

export const currentKey = (use: KeyUse): Key => keyOf(environment().SALLYPORT_SECRET, use);

/** The current key first, then those of previous secrets. */
export function allKeys(use: KeyUse): Key[] {
  const { SALLYPORT_SECRET, SALLYPORT_SECRET_PREVIOUS } = environment();
  return [SALLYPORT_SECRET, ...SALLYPORT_SECRET_PREVIOUS].map((secret) => keyOf(secret, use));
}
