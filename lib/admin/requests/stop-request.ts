import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import type { Database, Transaction } from "@/lib/platform/database";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import { openStopRequest } from "@/lib/tokens/stop-request-token";
import { holdUser } from "@/lib/users/hold-user";
import { endRequest } from "./end-request";
import { findStopLink, type StopLink } from "./find-stop-link";

type Pressed = { state: "done" | Exclude<StopLink["state"], "ready"> };

/** By the link of the mail; nobody need be signed in, and who has lost a factor cannot be. */
export async function stopRequest(
  db: Database,
  token: string,
  context: RequestContext,
): Promise<Pressed | Failure<"RATE_LIMITED">> {
  const limited = await countRequest(db, rates.notMeAddress, context);
  if (limited) return limited;
  const userId = openStopRequest(token)?.userId;
  if (!userId) return { state: "dead" };
  return db.$transaction(async (tx) => {
    await holdUser(tx, userId);
    const link = await findStopLink(tx, token, context);
    if (link.state !== "ready") return link;
    return { state: (await stop(tx, link.request, context)) ? "done" : "over" };
  });
}

/** In a session that is open. It only closes, so it asks for no fresh proof. */
export async function stopOwnRequest(
  db: Database,
  session: Authenticated,
  requestId: string,
  context: RequestContext,
): Promise<Outcome<object, "UNAUTHENTICATED" | "NOT_FOUND" | "REQUEST_OVER">> {
  return db.$transaction(async (tx) => {
    const owner = await holdOwn(tx, session);
    if (!owner) return failure("UNAUTHENTICATED");
    const where = { id: requestId, userId: owner.id };
    const request = await tx.adminRequest.findFirst({ where });
    if (!request) return failure("NOT_FOUND");
    return (await stop(tx, request, context)) ? { ok: true } : failure("REQUEST_OVER");
  });
}

/** All of somebody's, who has said that somebody else is at work. The caller holds their row. */
export async function stopEveryRequest(
  tx: Transaction,
  userId: string,
  context: RequestContext,
): Promise<void> {
  const requests = await tx.adminRequest.findMany({ where: { userId, endedAt: null } });
  for (const request of requests) await stop(tx, request, context);
}

async function stop(
  tx: Transaction,
  { id, kind, userId }: Extract<StopLink, { state: "ready" }>["request"],
  context: RequestContext,
): Promise<boolean> {
  if (!(await endRequest(tx, id, { ending: "STOPPED", endedById: userId }))) return false;
  await record(tx, context, {
    type: "admin_request.stopped",
    actorId: userId,
    subjectId: userId,
    details: { request: id, kind },
  });
  return true;
}
