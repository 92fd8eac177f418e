import type { RequestContext } from "@/lib/audit/context";
import type { Transaction } from "@/lib/platform/database";
import type { AdminRequest } from "@/lib/platform/database/generated/client";
import { openStopRequest } from "@/lib/tokens/stop-request-token";
import { isOpen } from "./end-request";

export type StopLink =
  | { state: "ready"; request: AdminRequest }
  /** Stopped before; carried out; ended in another way; somebody else's; no link of ours. */
  | { state: "used" | "carriedOut" | "over" | "anothers" | "dead" };

/** What the link of the mail is good for, in this browser. Looking uses nothing up. */
export async function findStopLink(
  db: Pick<Transaction, "adminRequest">,
  token: string,
  { session }: Pick<RequestContext, "session">,
): Promise<StopLink> {
  const named = openStopRequest(token);
  if (!named) return { state: "dead" };
  if (session && session.userId !== named.userId) return { state: "anothers" };
  const where = { id: named.requestId, userId: named.userId };
  const request = await db.adminRequest.findFirst({ where });
  if (!request) return { state: "dead" };
  if (request.ending === "STOPPED") return { state: "used" };
  if (request.ending === "CARRIED_OUT") return { state: "carriedOut" };
  return isOpen(request) ? { state: "ready", request } : { state: "over" };
}
