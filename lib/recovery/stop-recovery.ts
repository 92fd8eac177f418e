import { endPending } from "@/lib/access/end-access";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { recoveryStoppedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { barPassword } from "@/lib/passwords/bar-password";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { closeRequest, requestOf } from "@/lib/recovery-requests/open-request";
import { issueResetLink } from "@/lib/reset-links/issue-reset-link";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import { holdUser } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";
import { findStopLink, type StopLink } from "./find-link";

type Pressed = { state: "done" | Exclude<StopLink["state"], "ready"> };

/** By the link of any message about it; nobody need be signed in. */
export async function stopRecovery(
  db: Database,
  token: string,
  context: RequestContext,
): Promise<Pressed | Failure<"RATE_LIMITED">> {
  const limited = await countRequest(db, rates.recoveryAddress, context);
  if (limited) return limited;
  const found = await db.recoveryRequest.findUnique({ where: { stopDigest: digest(token) } });
  if (!found) return { state: "dead" };
  return db.$transaction(async (tx) => {
    const owner = await holdUser(tx, found.userId);
    if (!owner || isClosed(owner)) return { state: "dead" };
    const link = await findStopLink(tx, token, context);
    if (link.state !== "ready") return link;
    const stopped = await stop(tx, { owner, requestId: link.request.id }, context);
    return { state: stopped ? "done" : "used" };
  });
}

/** In a session that is open. It only closes, so it asks for no fresh proof. */
export async function stopOwnRecovery(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<object, "UNAUTHENTICATED" | "NOT_FOUND">> {
  return db.$transaction(async (tx) => {
    const owner = await holdOwn(tx, session);
    if (!owner) return failure("UNAUTHENTICATED");
    const request = await requestOf(tx, owner.id);
    const stopping = request && { owner, requestId: request.id, keep: session.sessionId };
    const stopped = stopping && (await stop(tx, stopping, context));
    return stopped ? { ok: true } : failure("NOT_FOUND");
  });
}

type Stopping = { owner: User; requestId: string; keep?: string };

/**
 * Whoever began it had the password. So that is barred, as by "This wasn't me", and no other recovery
 * begins before there is a new one. Sessions stay: each has shown a second factor.
 */
async function stop(
  tx: Transaction,
  { owner, requestId, keep }: Stopping,
  context: RequestContext,
): Promise<boolean> {
  if (!(await closeRequest(tx, requestId, "stopped"))) return false;
  const userId = owner.id;
  const reason = "recovery_stopped";
  await barPassword(tx, userId);
  await endPending(tx, { userId, keep, reason }, context);
  await record(tx, context, { type: "recovery.stopped", subjectId: userId });
  const link = await issueResetLink(tx, { userId, reason }, context);
  await post(tx, recoveryStoppedMail(owner, link, context));
  return true;
}
