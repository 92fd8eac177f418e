import type { FoundRow } from "./finding";
import type { Connection } from "./seal-record";

type NumberedRow = { number: number | null; month: string; row: FoundRow };

/** The first row of which this is true, as far as it may be told. */
export async function findRow(
  client: Connection,
  condition: string,
  values: unknown[],
): Promise<NumberedRow | null> {
  const { rows } = await client.query<FoundRow & { number: number | null; month: string }>(
    `SELECT "number"::float8 AS "number", "id", "type",
            to_char("occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt",
            coalesce(to_char("occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-01'), '') AS "month"
       FROM "audit_event" WHERE ${condition} ORDER BY "number" LIMIT 1`,
    values,
  );
  const [found] = rows;
  if (!found) return null;
  const { number, month, id, type, occurredAt } = found;
  return { number, month, row: { id, type, occurredAt: occurredAt ?? "" } };
}
