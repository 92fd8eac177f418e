import { createHash, createHmac } from "node:crypto";
import type { Client, PoolClient } from "pg";
import { sameDigest } from "@/lib/platform/digest";
import { allKeys, currentKey, type Key } from "@/lib/platform/keys";

export type Connection = Client | PoolClient;

/** What a seal says. Its digest is over all of it, and so over every seal before. */
type Content = {
  number: number;
  kind: "ROWS" | "DROPPED";
  /** The first day of a month, as in 2026-11-01. */
  month: string;
  afterNumber: number;
  uptoNumber: number;
  rows: number;
  root: Buffer;
  leavesDigest: Buffer;
  previous: Buffer;
  keyId: string;
  madeAt: Date;
};

export type Seal = Content & { digest: Buffer; mac: Buffer };

/** A change of what is sealed, or of how, is another form, so that old seals stay what they are. */
const FORM = "sallyport log seal 1";
const NO_SEAL = Buffer.alloc(32);

function digestOf(seal: Content): Buffer {
  const { number, kind, month, afterNumber, uptoNumber, rows, keyId, madeAt } = seal;
  const bytes = [seal.root, seal.leavesDigest, seal.previous].map((part) => part.toString("hex"));
  const parts = [FORM, number, kind, month, afterNumber, uptoNumber, rows, keyId, +madeAt];
  return sha256(JSON.stringify([...parts, ...bytes]));
}

const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();

const macOf = (key: Key, digest: Buffer): Buffer =>
  createHmac("sha256", key.bytes).update(digest).digest();

/** "unproven": made under a secret that this app does not have, so a later seal has to vouch for it. */
export type Standing = "right" | "wrong" | "unproven";

export function standingOf(seal: Seal): Standing {
  if (!sameDigest(digestOf(seal), seal.digest)) return "wrong";
  const key = allKeys("log-seal").find(({ id }) => id === seal.keyId);
  if (!key) return "unproven";
  return sameDigest(macOf(key, seal.digest), seal.mac) ? "right" : "wrong";
}

/** Whether one follows on the other, or on none. */
export const follows = (seal: Seal, before: Pick<Seal, "number" | "digest"> | null): boolean =>
  seal.number === (before?.number ?? 0) + 1 && sameDigest(seal.previous, before?.digest ?? NO_SEAL);

/** What its rows are compared with. */
export type Claim = Pick<Seal, "number" | "month" | "afterNumber" | "uptoNumber" | "rows" | "root">;

const CLAIM = `"number"::float8 AS "number", "month"::text AS "month", "rows", "root",
  "after_number"::float8 AS "afterNumber", "upto_number"::float8 AS "uptoNumber"`;

const COLUMNS = `${CLAIM}, "kind", sha256("leaves") AS "leavesDigest", "previous", "digest", "mac",
  "key_id" AS "keyId", "made_at" AS "madeAt"`;

/** The lists of leaves are not looked at: of many seals they are long. */
export async function selectClaims(
  client: Connection,
  where: string,
  values: unknown[],
): Promise<Claim[]> {
  const { rows } = await client.query<Claim>(`SELECT ${CLAIM} FROM "audit_seal" ${where}`, values);
  return rows;
}

export async function selectSeals(
  client: Connection,
  where: string,
  values: unknown[] = [],
): Promise<Seal[]> {
  const { rows } = await client.query<Seal>(`SELECT ${COLUMNS} FROM "audit_seal" ${where}`, values);
  return rows;
}

export const newestSeal = async (client: Connection): Promise<Seal | null> =>
  (await selectSeals(client, `ORDER BY "number" DESC LIMIT 1`))[0] ?? null;

type NewSeal = Pick<Content, "kind" | "month" | "afterNumber" | "uptoNumber"> & {
  madeAt: Date;
  rows?: number;
  root?: Buffer;
  leaves?: Buffer;
};

/** Adds a seal behind the one before, in the caller's transaction, which holds the chain. */
export async function addSeal(
  client: Connection,
  before: Seal | null,
  { rows = 0, root = NO_SEAL, leaves = Buffer.alloc(0), ...rest }: NewSeal,
): Promise<Seal> {
  const key = currentKey("log-seal");
  const content: Content = {
    ...rest,
    rows,
    root,
    number: (before?.number ?? 0) + 1,
    leavesDigest: sha256(leaves),
    previous: before?.digest ?? NO_SEAL,
    keyId: key.id,
  };
  const digest = digestOf(content);
  const seal = { ...content, digest, mac: macOf(key, digest) };
  const { number, kind, month, afterNumber, uptoNumber, previous, mac, keyId, madeAt } = seal;
  const values = [number, kind, month, afterNumber, uptoNumber, rows, root, leaves];
  await client.query(
    `INSERT INTO "audit_seal" ("number", "kind", "month", "after_number", "upto_number", "rows",
                               "root", "leaves", "previous", "digest", "mac", "key_id", "made_at")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [...values, previous, digest, mac, keyId, madeAt],
  );
  return seal;
}

/** One at a time adds to the chain; whoever finds it held has nothing to do. */
export async function holdChain(client: Connection): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('audit_seal')) AS held`,
  );
  return rows[0]?.held === true;
}
