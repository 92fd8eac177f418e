import type { Client } from "pg";
import * as z from "zod";
import { limits } from "@/lib/platform/limits";
import { checkChain } from "./check-chain";
import { checkPage } from "./check-rows";
import { findRow } from "./find-row";
import type { Finding } from "./finding";
import type { Connection } from "./seal-record";

/** How far a verification has come: plain values, so that any instance can go on with it. */
export const placeSchema = z.object({
  months: z.array(z.string()),
  seal: z.number(),
  afterNumber: z.number().nullable(),
  seals: z.number(),
  sealedUpto: z.number(),
  newestDigest: z.string().nullable(),
  rows: z.number(),
  rowsInAll: z.number(),
});

export type Place = z.output<typeof placeSchema>;

export type Verdict = {
  state: "WHOLE" | "ALTERED" | "UNSEALED";
  finding: Finding | null;
  rows: number;
  seals: number;
  newestDigest: string | null;
};

export type Step = { place: Place; verdict: Verdict | null };

type Asking = { expected?: string; onProgress?: (place: Place) => void; until?: number };

/**
 * Computes anew what the seals say, and names the first thing that does not fit. Stops when it is
 * `until`, at a place from which it can be taken up again.
 */
export async function verifyLog(
  client: Client,
  from: Place | null,
  { expected, onProgress, until = Number.POSITIVE_INFINITY }: Asking = {},
): Promise<Step> {
  const begun = from ? { place: from, verdict: null } : await begin(client, expected);
  if (begun.verdict) return begun;
  const { place } = begun;
  onProgress?.(place);
  while (place.months.length > 0) {
    if (performance.now() > until) return { place, verdict: null };
    const finding = await checkNext(client, place);
    if (finding) return { place, verdict: verdictOf(place, "ALTERED", finding) };
    onProgress?.(place);
  }
  const unsealed = await firstUnsealed(client);
  return { place, verdict: verdictOf(place, unsealed ? "UNSEALED" : "WHOLE", unsealed) };
}

const verdictOf = (
  { rows, seals, newestDigest }: Place,
  state: Verdict["state"],
  finding: Finding | null,
): Verdict => ({ state, finding, rows, seals, newestDigest });

async function begin(client: Client, expected?: string): Promise<Step> {
  const { uptoNumber, seals, newestDigest, finding } = await checkChain(client, expected);
  const { rows } = await client.query<{ month: string; rows: number }>(
    `SELECT "month"::text, sum("rows")::float8 AS "rows" FROM "audit_seal" AS seal
      WHERE "kind" = 'ROWS' AND NOT EXISTS (
        SELECT FROM "audit_seal" AS dropped WHERE dropped."kind" = 'DROPPED'
           AND dropped."month" = seal."month" AND dropped."number" > seal."number")
      GROUP BY 1 ORDER BY 1`,
  );
  const place: Place = {
    ...{ seal: 0, afterNumber: null, seals, sealedUpto: uptoNumber, newestDigest, rows: 0 },
    months: rows.map(({ month }) => month),
    rowsInAll: rows.reduce((sum, month) => sum + month.rows, 0),
  };
  const first = finding ?? (await outsideMonths(client, place));
  return { place, verdict: first && verdictOf(place, "ALTERED", first) };
}

async function checkNext(client: Client, place: Place): Promise<Finding | null> {
  const [month = ""] = place.months;
  const { seal, afterNumber, sealedUpto } = place;
  const { rows, finding, next } = await checkPage(client, { month, seal, afterNumber }, sealedUpto);
  place.rows += rows;
  place.seal = next?.seal ?? 0;
  place.afterNumber = next?.afterNumber ?? null;
  if (!next) place.months.shift();
  return finding;
}

/** A row among the sealed ones by its number, in a month of which nothing is sealed, or that is gone. */
async function outsideMonths(
  client: Connection,
  { months, sealedUpto }: Place,
): Promise<Finding | null> {
  const starts = ["-infinity", ...months.map((month) => `${month} 00:00Z`)];
  for (const [index, start] of starts.entries()) {
    const found = await findRow(
      client,
      `"occurred_at" >= CASE WHEN $1 = '-infinity' THEN '-infinity'::timestamptz
         ELSE ($1::timestamptz AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC' END
       AND ($2::timestamptz IS NULL OR "occurred_at" < $2::timestamptz) AND "number" <= $3`,
      [start, starts[index + 1] ?? null, sealedUpto],
    );
    if (found) return { kind: "row_added", seal: null, ...found, number: found.number ?? 0 };
  }
  return null;
}

/** What should have been sealed by now, or has lost the number that says so. */
async function firstUnsealed(client: Connection): Promise<Finding | null> {
  const found =
    (await findRow(client, `"number" IS NULL`, [])) ??
    (await findRow(
      client,
      `"number" > coalesce((SELECT "upto_number" FROM "audit_seal" ORDER BY "number" DESC LIMIT 1), 0)
        AND "occurred_at" < now() - make_interval(mins => $1)`,
      [limits.sealDueMinutes],
    ));
  return found && { kind: "row_unsealed", number: found.number, row: found.row };
}
