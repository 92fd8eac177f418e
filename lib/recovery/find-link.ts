import type { RequestContext } from "@/lib/audit/context";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { RecoveryRequest, User } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { ownerOfLink } from "@/lib/tokens/mail-token";
import { isClosed } from "@/lib/users/is-closed";

type Here = Pick<RequestContext, "session">;

/** Somebody else is signed in in this browser: then a link does nothing here. */
export const isAnothers = ({ session }: Here, userId: string): boolean =>
  session !== undefined && session.userId !== userId;

/** Admins are helped by another admin or by who runs the system, never by a mailbox. */
export const mayRecover = (user: User): boolean =>
  user.role !== "ADMIN" &&
  user.twoFactorSince !== null &&
  user.passwordBarredAt === null &&
  !isClosed(user);

export type MailedLink = { state: "ready"; userId: string } | { state: "anothers" | "dead" };

/** What a link that begins or finishes a recovery is good for, here. Looking uses nothing up. */
export async function findMailedLink(
  db: Pick<Transaction, "mailToken">,
  purpose: "START_RECOVERY" | "FINISH_RECOVERY",
  token: string,
  here: Here,
): Promise<MailedLink> {
  const userId = await ownerOfLink(db, purpose, token);
  if (!userId) return { state: "dead" };
  return isAnothers(here, userId) ? { state: "anothers" } : { state: "ready", userId };
}

export type StopLink =
  | { state: "ready"; request: RecoveryRequest }
  | { state: "used" | "anothers" | "dead" };

/** What the link is good for that every message about a recovery carries. */
export async function findStopLink(
  db: Pick<Transaction, "recoveryRequest">,
  token: string,
  here: Here,
): Promise<StopLink> {
  const request = await db.recoveryRequest.findUnique({ where: { stopDigest: digest(token) } });
  if (!request) return { state: "dead" };
  if (isAnothers(here, request.userId)) return { state: "anothers" };
  return request.closedAt ? { state: "used" } : { state: "ready", request };
}

/** It can be finished: the wait is over, and its time is not. */
export const isReady = ({ readyAt, expiresAt }: RecoveryRequest): boolean =>
  readyAt !== null && expiresAt !== null && expiresAt > now();
