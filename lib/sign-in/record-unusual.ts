import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { unusualSignInMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { Risk } from "@/lib/risk/assess";

/**
 * The owner hears of a very unusual sign-in that has the right password: once a day from one address,
 * and not often in an hour from many. The caller holds the person's row.
 */
export async function recordUnusual(
  tx: Transaction,
  owner: User,
  { score, reasons }: Risk,
  context: RequestContext,
): Promise<void> {
  if (await wasTold(tx, owner, context)) return;
  await record(tx, context, {
    type: "sign_in.unusual",
    subjectId: owner.id,
    details: { risk: score, riskReasons: reasons },
  });
  await post(tx, unusualSignInMail(owner, reasons, context));
}

async function wasTold(
  tx: Transaction,
  { id: subjectId }: User,
  { address }: RequestContext,
): Promise<boolean> {
  const told = { type: "sign_in.unusual", subjectId };
  const fromHere = {
    ...told,
    address,
    occurredAt: { gt: after(-limits.unusualNoticeHours * 3600) },
  };
  const fromAnywhere = { ...told, occurredAt: { gt: after(-3600) } };
  if (await tx.auditEvent.findFirst({ where: fromHere, select: { id: true } })) return true;
  return (await tx.auditEvent.count({ where: fromAnywhere })) >= limits.unusualNoticesPerHour;
}
