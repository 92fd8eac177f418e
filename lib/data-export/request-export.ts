import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { exportRequestedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after, now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";
import { queueExport } from "./make-export";
import { type OwnExport, ownExport } from "./own-export";

const DAY_SECONDS = 24 * 3600;

/**
 * Has a job collect everything that is kept about the person. One that is under way goes on instead;
 * one that is ready makes room.
 */
export async function requestExport(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<{ current: OwnExport }, Unconfirmed | "RATE_LIMITED">> {
  const { userId } = session;
  return actConfirmed(db, session, async (tx, owner) => {
    const current = await ownExport(tx, session);
    if (current.state === "under_way") return { ok: true, current };
    const limited = await tooMany(tx, userId);
    if (limited) return limited;
    await dropExports(tx, userId);
    const { id } = await tx.dataExport.create({
      data: { userId, createdAt: now(), expiresAt: after(limits.exportHours * 3600) },
    });
    await queueExport(tx, id);
    await record(tx, context, { type: "data.export_requested", subjectId: userId });
    await post(tx, exportRequestedMail(owner, context));
    return { ok: true, current: await ownExport(tx, session) };
  });
}

export async function dropExports(tx: Transaction, userId: string): Promise<void> {
  await tx.dataExport.deleteMany({ where: { userId } });
}

/** The log counts: the row is held, so no request of the same person is between here and its record. */
async function tooMany(tx: Transaction, userId: string): Promise<Failure<"RATE_LIMITED"> | null> {
  const lately = await tx.auditEvent.findMany({
    where: {
      subjectId: userId,
      type: "data.export_requested",
      occurredAt: { gt: after(-DAY_SECONDS) },
    },
    orderBy: { occurredAt: "desc" },
    take: limits.exportsPerUserPerDay,
    select: { occurredAt: true },
  });
  const oldest = lately[limits.exportsPerUserPerDay - 1];
  if (!oldest) return null;
  const age = (now().getTime() - oldest.occurredAt.getTime()) / 1000;
  return failure("RATE_LIMITED", { retryAfterSeconds: Math.max(1, Math.ceil(DAY_SECONDS - age)) });
}
