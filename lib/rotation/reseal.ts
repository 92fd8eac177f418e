import { escapeIdentifier, type Pool } from "pg";
import { currentKey } from "@/lib/platform/keys";
import { limits } from "@/lib/platform/limits";
import { seal, sealedUnder, unseal } from "@/lib/platform/seal";
import type { SealedColumn } from "./sealed-columns";

type Row = Record<string, string> & { value: Buffer };

export type Resealed = {
  resealed: number;
  /** Of these neither the secret of now nor a previous one is the right one. */
  unopened: number;
};

/**
 * Seals what an earlier secret sealed with today's, batch by batch. What is changed meanwhile is left
 * to whoever changes it, and what is done stays done: to run it again goes on where it ended.
 */
export async function reseal(pool: Pool, sealed: SealedColumn): Promise<Resealed> {
  const done: Resealed = { resealed: 0, unopened: 0 };
  let after: string[] | null = null;
  for (;;) {
    const rows: Row[] = await rowsOfOldSecrets(pool, sealed, after);
    for (const row of rows) {
      const plain = unseal(row.value, sealed.name(row));
      if (plain === undefined) done.unopened += 1;
      else done.resealed += await replace(pool, sealed, row, seal(plain, sealed.name(row)));
    }
    const last = rows.at(-1);
    if (!last || rows.length < limits.resealBatchRows) return done;
    after = sealed.key.map((name) => last[name] ?? "");
  }
}

async function rowsOfOldSecrets(
  pool: Pool,
  { table, column, key, alsoBoundTo = [] }: SealedColumn,
  after: string[] | null,
): Promise<Row[]> {
  const names = [...key, ...alsoBoundTo].map((name) => `${escapeIdentifier(name)}::text`);
  const order = key.map(escapeIdentifier).join(", ");
  const place = key.map((_, index) => `$${index + 3}`).join(", ");
  const { rows } = await pool.query<Row>(
    `SELECT ${names.join(", ")}, ${escapeIdentifier(column)} AS value
       FROM ${escapeIdentifier(table)}
      WHERE ${escapeIdentifier(column)} IS NOT NULL
        AND substring(${escapeIdentifier(column)} for length($1::bytea)) <> $1
        ${after ? `AND (${order}) > (${place})` : ""}
      ORDER BY ${order} LIMIT $2`,
    [sealedUnder(currentKey("seal")), limits.resealBatchRows, ...(after ?? [])],
  );
  return rows;
}

async function replace(
  pool: Pool,
  { table, column, key }: SealedColumn,
  row: Row,
  value: Buffer,
): Promise<number> {
  const place = key.map((name, index) => `${escapeIdentifier(name)} = $${index + 3}`);
  const { rowCount } = await pool.query(
    `UPDATE ${escapeIdentifier(table)} SET ${escapeIdentifier(column)} = $1
      WHERE ${escapeIdentifier(column)} = $2 AND ${place.join(" AND ")}`,
    [value, row.value, ...key.map((name) => row[name])],
  );
  return rowCount ?? 0;
}
