const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SIGN_BITS = 5;

/** The whole bytes that base32 signs hold; what is left over belongs to no byte. */
export const secretBytes = (secret: string): number => Math.floor((secret.length * SIGN_BITS) / 8);

/**
 * A secret as other systems write it, in the one form that decodes everywhere. Some draw base32 signs
 * at random and end in the middle of a byte; authenticator apps leave those bits out, and so do we.
 */
export function canonicalSecret(written: string): string | null {
  const plain = written.replace(/[\s-]/g, "").replace(/=+$/, "").toUpperCase();
  if (!/^[A-Z2-7]+$/.test(plain)) return null;
  const bits = secretBytes(plain) * 8;
  const whole = plain.slice(0, Math.ceil(bits / SIGN_BITS));
  const spareBits = whole.length * SIGN_BITS - bits;
  const last = ALPHABET.indexOf(whole.at(-1) ?? "A");
  return whole.slice(0, -1) + ALPHABET.charAt((last >> spareBits) << spareBits);
}
