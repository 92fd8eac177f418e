import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { issueBackupCodes } from "@/lib/factors/backup-codes/issue";
import { newBackupCodesMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import type { Confirmation } from "@/lib/step-up/confirm-identity";
import { confirmAct } from "./confirmed-act";

/** A new set; the old one is worth nothing from the same moment. */
export async function newBackupCodes(
  db: Database,
  session: Authenticated,
  confirmation: Confirmation,
  context: RequestContext,
): Promise<Outcome<{ backupCodes: string[] }>> {
  const unproved = await confirmAct(db, session, confirmation, context);
  if (unproved) return unproved;
  const { userId } = session;
  return db.$transaction(async (tx) => {
    // Two at once take turns here, so that one whole set remains.
    const owner = await holdOwn(tx, session);
    if (!owner) return failure("UNAUTHENTICATED");
    if (!owner.twoFactorSince) return failure("MFA_NOT_ENABLED");
    const backupCodes = await issueBackupCodes(tx, userId);
    await record(tx, context, { type: "backup_codes.made", subjectId: userId });
    await post(tx, newBackupCodesMail(owner, context));
    return { ok: true, backupCodes };
  });
}
