import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { backupCodeUsedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Transaction } from "@/lib/platform/database";
import { backupCodesLeft } from "./issue";

/** The owner hears of every code that is spent, with how many are left. */
export async function noteBackupCodeUse(
  tx: Transaction,
  userId: string,
  context: RequestContext,
): Promise<void> {
  const left = await backupCodesLeft(tx, userId);
  const owner = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await record(tx, context, {
    type: "backup_code.used",
    actorId: userId,
    subjectId: userId,
    details: { left },
  });
  await post(tx, backupCodeUsedMail(owner, left, context));
}
