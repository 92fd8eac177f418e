import { jobContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { recoveryLapsedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after, now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { RecoveryRequest, User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { queueJob } from "@/lib/platform/queue-job";
import { closeRequest, requestOf } from "@/lib/recovery-requests/open-request";
import { closeMailTokens } from "@/lib/tokens/mail-token";
import { holdUser } from "@/lib/users/hold-user";
import { lastBegun } from "./begun";
import { mayRecover } from "./find-link";
import { issueFinishLink } from "./send-link";
import { tellEverywhere } from "./tell-everywhere";

/** The name that `lib/jobs` binds to `advanceRecovery`. */
export const ADVANCE_RECOVERY = "advance_recovery";

/** A job for each request whose wait, or whose time, is over: one that fails keeps nobody else waiting. */
export async function queueDueRecoveries(db: Database): Promise<void> {
  const due = await db.recoveryRequest.findMany({
    where: {
      closedAt: null,
      OR: [{ readyAt: null, dueAt: { lte: now() } }, { expiresAt: { lte: now() } }],
    },
    orderBy: { dueAt: "asc" },
    select: { userId: true },
    take: limits.dueRecoveriesPerRun,
  });
  for (const { userId } of due) await queueJob(db, ADVANCE_RECOVERY, { userId }, { key: userId });
}

/** To where its time has brought it; whatever has become of it since, decided under the lock. */
export async function advanceRecovery(db: Database, userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const owner = await holdUser(tx, userId);
    const request = owner && (await requestOf(tx, userId));
    if (!owner || !request) return;
    const { readyAt, expiresAt, dueAt } = request;
    const isOver = !mayRecover(owner) || (expiresAt !== null && expiresAt <= now());
    if (isOver) await lapse(tx, owner, request);
    else if (!readyAt && dueAt <= now()) await makeReady(tx, owner, request);
  });
}

async function makeReady(tx: Transaction, owner: User, request: RecoveryRequest): Promise<void> {
  const expiresAt = after(limits.recoveryFinishDays * 24 * 3600);
  const { count } = await tx.recoveryRequest.updateMany({
    where: { id: request.id, readyAt: null, closedAt: null },
    data: { readyAt: now(), expiresAt },
  });
  if (count === 0) return;
  const secret = await issueFinishLink(tx, { userId: owner.id, expiresAt });
  await record(tx, jobContext(ADVANCE_RECOVERY), { type: "recovery.ready", subjectId: owner.id });
  const news = { kind: "ready", request, secret, expiresAt } as const;
  await tellEverywhere(tx, owner, news, await lastBegun(tx, owner.id));
}

/** Nobody has finished it, or it can no longer be: the account was closed, or is an admin's by now. */
async function lapse(tx: Transaction, owner: User, request: RecoveryRequest): Promise<void> {
  if (!(await closeRequest(tx, request.id, "lapsed"))) return;
  await closeMailTokens(tx, { userId: owner.id, purpose: "FINISH_RECOVERY" });
  await record(tx, jobContext(ADVANCE_RECOVERY), { type: "recovery.lapsed", subjectId: owner.id });
  await post(tx, recoveryLapsedMail(owner, await lastBegun(tx, owner.id)));
}
