import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { AdminRequest } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";

type Shown =
  | "id"
  | "kind"
  | "reason"
  | "askedAt"
  | "notBefore"
  | "expiresAt"
  | "approvedAt"
  | "approvalReason"
  | "ending"
  | "endedAt"
  | "endReason";

export type ListedRequest = Pick<AdminRequest, Shown> & {
  person: { id: string; name: string; email: string };
  /** By email; null where that account is gone. */
  askedBy: string | null;
  approvedBy: string | null;
  endedBy: string | null;
  /** What the admin who looks may do about it. */
  may: "withdraw" | "decide" | null;
};

const byEmail = { select: { email: true } } as const;

const include = {
  user: { select: { id: true, name: true, email: true } },
  askedBy: byEmail,
  approvedBy: byEmail,
  endedBy: byEmail,
} as const;

const open = () => ({ endedAt: null, expiresAt: { gt: now() } });

/** Those that wait, the oldest first; all, or of one person. */
export async function listOpenRequests(
  db: Database,
  viewerId: string,
  userId?: string,
): Promise<ListedRequest[]> {
  const rows = await db.adminRequest.findMany({
    where: { ...open(), userId },
    orderBy: { askedAt: "asc" },
    take: limits.adminRequestsShown,
    include,
  });
  return rows.map((row) => listed(row, viewerId));
}

/** The newest that have ended. */
export async function listEndedRequests(db: Database): Promise<ListedRequest[]> {
  const rows = await db.adminRequest.findMany({
    where: { endedAt: { not: null } },
    orderBy: { endedAt: "desc" },
    take: limits.endedRequestsShown,
    include,
  });
  return rows.map((row) => listed(row, null));
}

export const countOpenRequests = (db: Database): Promise<number> =>
  db.adminRequest.count({ where: open() });

/** What an admin has asked for that its person can still stop. */
export const ownOpenRequests = (db: Database, userId: string) =>
  db.adminRequest.findMany({
    where: { ...open(), userId },
    orderBy: { askedAt: "asc" },
    select: { id: true, kind: true, reason: true, notBefore: true },
  });

type Email = { email: string } | null;

type Row = AdminRequest & {
  user: ListedRequest["person"];
  askedBy: Email;
  approvedBy: Email;
  endedBy: Email;
};

const listed = (row: Row, viewerId: string | null): ListedRequest => ({
  id: row.id,
  kind: row.kind,
  reason: row.reason,
  askedAt: row.askedAt,
  notBefore: row.notBefore,
  expiresAt: row.expiresAt,
  approvedAt: row.approvedAt,
  approvalReason: row.approvalReason,
  ending: row.ending,
  endedAt: row.endedAt,
  endReason: row.endReason,
  person: row.user,
  askedBy: row.askedBy?.email ?? null,
  approvedBy: row.approvedBy?.email ?? null,
  endedBy: row.endedBy?.email ?? null,
  may: mayDo(row, viewerId),
});

function mayDo({ userId, askedById, endedAt }: Row, viewerId: string | null) {
  if (!viewerId || endedAt || viewerId === userId) return null;
  return viewerId === askedById ? "withdraw" : "decide";
}
