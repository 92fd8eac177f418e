import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { passwordKnownMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";

/**
 * After a right password, at sign-in or to confirm: somebody has it and not the factor. The owner
 * hears it once a day, not at every try.
 */
export async function noteWrongCode(
  db: Database,
  userId: string,
  context: RequestContext,
): Promise<void> {
  const { uses } = await countUse(rates.factorFailures, userId);
  if (uses !== limits.wrongCodesBeforeNotice) return;
  await db.$transaction(async (tx) => {
    const owner = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    await record(tx, context, { type: "password.known", outcome: "REFUSED", subjectId: userId });
    await post(tx, passwordKnownMail(owner, context));
  });
}
