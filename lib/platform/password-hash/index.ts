import { createHmac } from "node:crypto";
import { environment } from "../environment";
import { allKeys, currentKey, type Key } from "../keys";
import { log } from "../log";
import { bcryptHash, bcryptMatches } from "./pool";

export { HashQueueFull, hashQueueDepth } from "./pool";

/**
 * A stored value is `s1:<key id>:<bcrypt>`: HMAC-SHA-256 first, so that bcrypt's 72 bytes and its
 * stop at NUL are no trap and a stolen table is useless without the secret. A bare `$2…` value was
 * imported from another system and holds bcrypt of the password itself, as it was typed there: it is
 * compared as that system did, unnormalised and up to its 72nd byte.
 */
const SCHEME = "s1";

const prepare = (password: string, key: Key): string =>
  createHmac("sha256", key.bytes).update(password.normalize("NFC"), "utf8").digest("base64");

export async function hashPassword(password: string): Promise<string> {
  const key = currentKey("password");
  const bcrypt = await bcryptHash(prepare(password, key), environment().PASSWORD_COST);
  return `${SCHEME}:${key.id}:${bcrypt}`;
}

function parse(stored: string): { bcrypt: string; keyId?: string } {
  if (stored.startsWith("$2")) return { bcrypt: stored };
  const [scheme, keyId, bcrypt] = stored.split(":");
  if (scheme !== SCHEME || !bcrypt) throw new Error("A stored password has an unknown scheme.");
  return { bcrypt, keyId };
}

const dummies = new Map<number, Promise<string>>();

/** A hash nobody's password matches, for accounts that do not exist or have none. */
function dummyHash(cost = environment().PASSWORD_COST): Promise<string> {
  const known = dummies.get(cost);
  if (known) return known;
  const made = bcryptHash(crypto.randomUUID(), cost);
  dummies.set(cost, made);
  made.catch(() => dummies.delete(cost));
  return made;
}

/**
 * What a wrong try against a cheaper, older hash still lacks of today's work: each step of cost
 * doubles it, so one more comparison at each step in between makes up the difference exactly.
 */
async function makeUpFor(cost: number): Promise<void> {
  for (let step = cost; step < environment().PASSWORD_COST; step++) {
    await bcryptMatches("", await dummyHash(step));
  }
}

const costOf = (bcrypt: string): number => Number(bcrypt.split("$")[2]);

/** To be called at start, so that the first unknown visitor does not wait for two hashes. */
export const warmPasswordHashing = async (): Promise<void> => void (await dummyHash());

/**
 * Does the same work whether or not there is a password to compare with. One that was hashed under a
 * secret we no longer have matches nothing; the log says so, because only its owner's admin can help.
 */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const { bcrypt, keyId } = stored === null ? { bcrypt: await dummyHash() } : parse(stored);
  const key = allKeys("password").find((candidate) => candidate.id === keyId);
  if (keyId && !key) log.error("a password needs a secret that is no longer configured");
  const input = keyId ? prepare(password, key ?? currentKey("password")) : password;
  const matches = await bcryptMatches(input, bcrypt);
  if (matches && stored !== null && (key || !keyId)) return true;
  await makeUpFor(costOf(bcrypt));
  return false;
}

/** True of an imported hash at which a wrong try takes longer than at an address nobody has. */
export const costsMoreThanOurs = (stored: string): boolean =>
  costOf(parse(stored).bcrypt) > environment().PASSWORD_COST;

/** True when the value was made with other parameters than today's. */
export function needsRehash(stored: string): boolean {
  const { bcrypt, keyId } = parse(stored);
  return keyId !== currentKey("password").id || costOf(bcrypt) !== environment().PASSWORD_COST;
}
