import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { deletionCancelledMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";

/** Why an account that was to be deleted stays. */
export type KeptBecause = "asked" | "disowned" | "last_admin";

/** The owner has changed their mind. It takes nothing from anybody, so it asks for no proof. */
export async function keepAccount(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<object, "UNAUTHENTICATED" | "NOT_FOUND">> {
  return db.$transaction(async (tx) => {
    const owner = await holdOwn(tx, session);
    if (!owner) return failure("UNAUTHENTICATED");
    const wasPending = await takeBackDeletion(tx, owner, "asked", context);
    return wasPending ? { ok: true } : failure("NOT_FOUND");
  });
}

/** The caller holds the person's row. False where there was nothing to take back. */
export async function takeBackDeletion(
  tx: Transaction,
  owner: User,
  reason: KeptBecause,
  context: RequestContext,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: owner.id, eraseAt: { not: null } },
    data: { deletionAskedAt: null, eraseAt: null, deletionToldAt: null },
  });
  if (count === 0) return false;
  await record(tx, context, { type: "account.deletion_cancelled", subjectId: owner.id, reason });
  await post(tx, deletionCancelledMail(owner, reason, context));
  return true;
}
