import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { DataExport } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";

/** `stopped`: under way for so long that nobody works on it any more. */
export type OwnExport =
  | { state: "none" }
  | { state: "under_way"; id: string; percent: number; requestedAt: Date }
  | { state: "stopped"; id: string; requestedAt: Date }
  | { state: "ready"; id: string; requestedAt: Date; readyAt: Date; expiresAt: Date };

/** How it is with the copy that a person asked for last. */
export async function ownExport(
  db: Database | Transaction,
  { userId }: { userId: string },
): Promise<OwnExport> {
  const row = await db.dataExport.findFirst({
    where: { userId, expiresAt: { gt: now() } },
    orderBy: { id: "desc" },
  });
  return row ? stateOf(row) : { state: "none" };
}

function stateOf(row: DataExport): OwnExport {
  const { id, createdAt: requestedAt, readyAt, expiresAt } = row;
  if (readyAt) return { state: "ready", id, requestedAt, readyAt, expiresAt };
  const minutes = (now().getTime() - requestedAt.getTime()) / 60_000;
  if (minutes > limits.exportMinutesAtMost) return { state: "stopped", id, requestedAt };
  return { state: "under_way", id, percent: percentOf(row), requestedAt };
}

/** Never all of it before it is ready: what is not in the log is counted, too, once it is in. */
const percentOf = ({ rows, rowsInAll }: DataExport): number =>
  rowsInAll === null ? 0 : Math.min(99, Math.floor((100 * rows) / (rowsInAll + 1)));
