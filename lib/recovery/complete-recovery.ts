import { endAccess } from "@/lib/access/end-access";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { recoveryCompletedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { closeRequest, requestOf } from "@/lib/recovery-requests/open-request";
import { provePassword } from "@/lib/sign-in/prove-password";
import { claimByLink } from "@/lib/tokens/mail-token";
import { removeSecondFactor } from "@/lib/two-factor/remove-second-factor";
import { holdUser } from "@/lib/users/hold-user";
import { findMailedLink, isReady, mayRecover } from "./find-link";

type Refusal = "INVALID_TOKEN" | "INVALID_PASSWORD" | "ACCOUNT_LOCKED" | "RATE_LIMITED";

/**
 * After the wait, by password and link together. It signs nobody in: the next sign-in asks for the
 * password, and leads to a new second factor where one is required.
 */
export async function completeRecovery(
  db: Database,
  { token, password }: { token: string; password: string },
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const limited = await countRequest(db, rates.recoveryAddress, context);
  if (limited) return limited;
  const link = await findMailedLink(db, "FINISH_RECOVERY", token, context);
  if (link.state !== "ready") return refuse(db, context);
  const { userId } = link;
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const wrong = { type: "recovery.refused", details: { method: "password" } } as const;
  const unproved = await provePassword(db, { userId, email, password, wrong }, context);
  if (unproved) return unproved;
  const isDone = await db.$transaction(async (tx) => {
    const owner = await holdUser(tx, userId);
    const isStillGood = owner && mayRecover(owner) && owner.email === email;
    return isStillGood ? complete(tx, owner, token, context) : false;
  });
  return isDone ? { ok: true } : refuse(db, context);
}

async function complete(
  tx: Transaction,
  owner: User,
  token: string,
  context: RequestContext,
): Promise<boolean> {
  const userId = owner.id;
  const request = await requestOf(tx, userId);
  if (!request || !isReady(request)) return false;
  if (!(await claimByLink(tx, "FINISH_RECOVERY", token))) return false;
  if (!(await closeRequest(tx, request.id, "completed"))) return false;
  const reason = "recovered";
  await removeSecondFactor(tx, { userId, reason }, context);
  await endAccess(tx, { userId, reason }, context);
  await record(tx, context, { type: "recovery.completed", actorId: userId, subjectId: userId });
  await post(tx, recoveryCompletedMail(owner, context));
  return true;
}

async function refuse(db: Database, context: RequestContext): Promise<Failure<"INVALID_TOKEN">> {
  await record(db, context, { type: "recovery.refused", outcome: "FAILURE" });
  return failure("INVALID_TOKEN");
}
