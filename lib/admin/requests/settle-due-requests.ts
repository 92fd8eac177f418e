import { jobContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { queueJob } from "@/lib/platform/queue-job";
import { holdTogether } from "@/lib/users/hold-user";
import { carryOut, SETTLE_ADMIN_REQUEST } from "./carry-out";
import { endRequest, isOpen } from "./end-request";

/** A job for each request whose time has come or is over: one that fails keeps no other waiting. */
export async function queueDueRequests(db: Database): Promise<void> {
  const due = await db.adminRequest.findMany({
    where: {
      endedAt: null,
      OR: [{ expiresAt: { lte: now() } }, { approvedAt: { not: null }, notBefore: { lte: now() } }],
    },
    orderBy: { askedAt: "asc" },
    select: { id: true },
    take: limits.dueRequestsPerRun,
  });
  for (const { id } of due) {
    await queueJob(db, SETTLE_ADMIN_REQUEST, { requestId: id }, { key: id });
  }
}

/** Carries out what is approved and due, and ends what nobody has approved in time. */
export async function settleRequest(db: Database, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const found = await tx.adminRequest.findUnique({ where: { id } });
    if (!found || found.endedAt) return;
    const { userId, askedById, approvedById } = found;
    await holdTogether(
      tx,
      [userId, askedById, approvedById].filter((each) => each !== null),
    );
    // What was decided while this waited for the rows.
    const request = await tx.adminRequest.findUniqueOrThrow({ where: { id } });
    if (request.endedAt) return;
    if (isOpen(request)) {
      if (request.approvedAt && request.notBefore <= now()) await carryOut(tx, request);
      return;
    }
    await endRequest(tx, id, { ending: "LAPSED" });
    const details = { request: id, kind: request.kind };
    await record(tx, jobContext(SETTLE_ADMIN_REQUEST), {
      type: "admin_request.lapsed",
      subjectId: userId,
      details,
    });
  });
}
