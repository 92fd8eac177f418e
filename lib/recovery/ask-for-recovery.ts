import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { recoveryNotForAdminsMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { requestOf } from "@/lib/recovery-requests/open-request";
import { findChallenge } from "@/lib/sign-in/challenge";
import { holdUser } from "@/lib/users/hold-user";
import { isReady, mayRecover } from "./find-link";
import { sendFinishLinkAgain, sendStartLink } from "./send-link";

type Refusal = "CHALLENGE_CLOSED" | "RATE_LIMITED";

/**
 * Who has shown the password, and nothing else, asks for the next link. Which one it is, or why there is
 * none, the mailbox hears: the answer is the same.
 */
export async function askForRecovery(
  db: Database,
  { challengeId }: { challengeId: string },
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const limited = await countRequest(db, rates.recoveryAddress, context);
  if (limited) return limited;
  const named = { id: challengeId, client: "WEB" } as const;
  const challenge = await findChallenge(db, named);
  if (!challenge) return failure("CHALLENGE_CLOSED");
  const tooOften = await countRequest(db, rates.recoveryLinks, context, challenge.userId);
  if (tooOften) return tooOften;
  return db.$transaction(async (tx) => {
    const owner = await holdUser(tx, challenge.userId);
    if (!owner || !(await findChallenge(tx, named))) return failure("CHALLENGE_CLOSED");
    // Changed since it was shown: then it is as good as not shown.
    const isSame = owner.passwordChangedAt?.getTime() === challenge.passwordChangedAt?.getTime();
    if (!isSame) return failure("CHALLENGE_CLOSED");
    await answerByMail(tx, owner, context);
    return { ok: true };
  });
}

async function answerByMail(tx: Transaction, owner: User, context: RequestContext): Promise<void> {
  if (owner.role === "ADMIN" && owner.twoFactorSince) return tellAdmin(tx, owner, context);
  if (!mayRecover(owner)) return;
  const request = await requestOf(tx, owner.id);
  if (!request) return sendStartLink(tx, owner, context);
  const { expiresAt } = request;
  if (expiresAt && isReady(request)) {
    await sendFinishLinkAgain(tx, owner, { request, expiresAt }, context);
  }
}

async function tellAdmin(tx: Transaction, owner: User, context: RequestContext): Promise<void> {
  await record(tx, context, {
    type: "recovery.refused",
    outcome: "REFUSED",
    subjectId: owner.id,
    reason: "admin",
  });
  await post(tx, recoveryNotForAdminsMail(owner, context));
}
