import type { Transaction } from "@/lib/platform/database";
import { type Finding, findingSchema } from "./finding";

export type Verification = {
  state: "RUNNING" | "WHOLE" | "ALTERED" | "UNSEALED" | "FAILED";
  /** Null when nobody has that account any more. */
  askedBy: string | null;
  askedAt: Date;
  finishedAt: Date | null;
  rows: number;
  rowsInAll: number | null;
  seals: number;
  finding: Finding | null;
};

/** What the newest verification found, or how far it is. */
export async function lastVerification(
  db: Pick<Transaction, "auditVerification" | "user">,
): Promise<Verification | null> {
  const row = await db.auditVerification.findFirst({ orderBy: { askedAt: "desc" } });
  if (!row) return null;
  const { state, askedAt, finishedAt, rows, rowsInAll, seals, finding } = row;
  const asker = await db.user.findUnique({ where: { id: row.askedBy }, select: { email: true } });
  return {
    state,
    askedBy: asker?.email ?? null,
    askedAt,
    finishedAt,
    rows: Number(rows),
    rowsInAll: rowsInAll === null ? null : Number(rowsInAll),
    seals: Number(seals),
    finding: findingSchema.safeParse(finding).data ?? null,
  };
}
