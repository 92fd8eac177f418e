import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { Invitation } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { isToken } from "@/lib/platform/shapes";
import { isVouchedFor } from "./is-vouched-for";

/** Neither accepted nor withdrawn. Whoever claims one claims it by this. */
export const unanswered = { acceptedAt: null, withdrawnAt: null } as const;

/** Whom a link invites, while it works. Looking uses nothing up. */
export async function openInvitation(
  db: Pick<Transaction, "invitation" | "user" | "auditEvent">,
  token: string,
): Promise<Invitation | null> {
  if (!isToken(token)) return null;
  const open = await db.invitation.findFirst({
    where: { tokenDigest: digest(token), ...unanswered, expiresAt: { gt: now() } },
  });
  return open && (await isVouchedFor(db, open)) ? open : null;
}
