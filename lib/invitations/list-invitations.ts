import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { Invitation } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { isUuid } from "@/lib/platform/shapes";

export type InvitationState = "waiting" | "expired" | "accepted" | "withdrawn";

type Shown = "id" | "name" | "email" | "role" | "sentAt" | "expiresAt" | "userId";

export type ListedInvitation = Pick<Invitation, Shown> & {
  state: InvitationState;
  /** Null where that account is gone. */
  invitedBy: string | null;
};

export type InvitationPage = { invitations: ListedInvitation[]; nextCursor: string | null };

/** Newest first: ids sort by time. */
export async function listInvitations(db: Database, cursor?: string): Promise<InvitationPage> {
  const rows = await db.invitation.findMany({
    where: isUuid(cursor) ? { id: { lt: cursor } } : {},
    orderBy: { id: "desc" },
    take: limits.invitationsPerPage + 1,
    omit: { tokenDigest: true },
    include: { invitedBy: { select: { name: true } } },
  });
  const shown = rows.slice(0, limits.invitationsPerPage);
  const isMore = rows.length > shown.length;
  return {
    invitations: shown.map(({ id, name, email, role, sentAt, expiresAt, userId, ...row }) => ({
      ...{ id, name, email, role, sentAt, expiresAt, userId },
      state: stateOf({ expiresAt, ...row }),
      invitedBy: row.invitedBy?.name ?? null,
    })),
    nextCursor: isMore ? (shown.at(-1)?.id ?? null) : null,
  };
}

type Dates = Pick<Invitation, "acceptedAt" | "withdrawnAt" | "expiresAt">;

function stateOf({ acceptedAt, withdrawnAt, expiresAt }: Dates): InvitationState {
  if (acceptedAt) return "accepted";
  if (withdrawnAt) return "withdrawn";
  return expiresAt > now() ? "waiting" : "expired";
}
