import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { twoFactorOffMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { NotMeEvent } from "@/lib/tokens/not-me-token";
import { removeSecondFactor } from "@/lib/two-factor/remove-second-factor";

const DAY_SECONDS = 24 * 3600;

type Owner = Pick<User, "id" | "role" | "twoFactorSince">;

/**
 * Two-factor was first turned on in the very session that is disowned, and lately: then it locks its
 * owner out, and the account had none before. Later than that, a recovery removes it
 * (docs/decisions/0026-recovery-request.md).
 */
export async function turnedOnThere(
  db: Pick<Transaction, "auditEvent">,
  { id: subjectId, role, twoFactorSince }: Owner,
  { sessionId }: NotMeEvent,
): Promise<boolean> {
  if (!twoFactorSince || !sessionId || role === "ADMIN") return false;
  if (twoFactorSince < after(-limits.twoFactorUndoDays * DAY_SECONDS)) return false;
  const turned = await db.auditEvent.findMany({
    where: {
      subjectId,
      type: { in: ["two_factor.turned_on", "two_factor.turned_off", "recovery.completed"] },
      occurredAt: {
        gte: new Date(twoFactorSince.getTime() - limits.notMeDays * DAY_SECONDS * 1000),
      },
    },
    select: { type: true, sessionId: true },
  });
  const [only] = turned;
  return turned.length === 1 && only?.sessionId === sessionId;
}

/** The caller holds the person's row. */
export async function undoTwoFactor(
  tx: Transaction,
  owner: User,
  context: RequestContext,
): Promise<void> {
  const userId = owner.id;
  const reason = "disowned";
  if (!(await removeSecondFactor(tx, { userId, reason }, context))) return;
  await record(tx, context, { type: "two_factor.turned_off", subjectId: userId, reason });
  await post(tx, twoFactorOffMail(owner, context));
}
