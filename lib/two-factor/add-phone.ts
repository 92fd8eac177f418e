import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { giveTryBack, takeTry } from "@/lib/factors/budget";
import { openPhone } from "@/lib/factors/one-time-codes/channels";
import { claimCodeSentTo } from "@/lib/factors/one-time-codes/claim";
import { countSending, sendCode } from "@/lib/factors/one-time-codes/send";
import { maskedRecipient } from "@/lib/outbox/mask";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed } from "@/lib/step-up/act-confirmed";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { addChannel, cannotAdd } from "./code-channels";

type Refusal =
  | "UNAUTHENTICATED"
  | "CONFIRMATION_REQUIRED"
  | "MFA_NOT_ENABLED"
  | "METHOD_NOT_OFFERED"
  | "RATE_LIMITED";

const method = "sms";

const bindingOf = ({ sessionId }: Authenticated) =>
  ({ purpose: "CONFIRM_PHONE", boundTo: sessionId }) as const;

/** Sends a first code to the phone. Until it comes back, the phone counts for nothing. */
export async function beginPhone(
  db: Database,
  session: Authenticated,
  phone: string,
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const { userId } = session;
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const refused = await cannotAdd(db, user, method);
  if (refused) return refused;
  const limited = await countSending(
    db,
    userId,
    { method, to: phone, isConfirmed: false },
    context,
  );
  if (limited) return limited;
  return actConfirmed<object, Refusal>(db, session, async (tx, owner) => {
    const refusedNow = await cannotAdd(tx, owner, method);
    if (refusedNow) return refusedNow;
    const destination = { method, to: phone, masked: maskedRecipient(phone) } as const;
    await sendCode(tx, owner, destination, bindingOf(session), context);
    return { ok: true };
  });
}

/** The code that came back proves the phone is at hand; it takes the place of the one before. */
export async function confirmPhone(
  db: Database,
  session: Authenticated,
  code: string,
  context: RequestContext,
): Promise<Outcome<object, Refusal | "SETUP_NOT_STARTED" | "INVALID_CODE">> {
  const refused = needsConfirmation(session) ?? (await takeTry(session.userId));
  if (refused) return refused;
  const { userId } = session;
  const result = await actConfirmed<object, Refusal | "SETUP_NOT_STARTED" | "INVALID_CODE">(
    db,
    session,
    async (tx, owner) => {
      const refusedNow = await cannotAdd(tx, owner, method);
      if (refusedNow) return refusedNow;
      const phone = await pendingNumber(tx, session);
      if (!phone) return failure("SETUP_NOT_STARTED");
      const sentTo = { method, to: phone } as const;
      if (!(await claimCodeSentTo(tx, userId, sentTo, code, bindingOf(session)))) {
        await record(tx, context, {
          type: "two_factor.failed",
          outcome: "FAILURE",
          subjectId: userId,
          details: { method, at: "setup" },
        });
        return failure("INVALID_CODE");
      }
      await addChannel(tx, owner, sentTo, context);
      return { ok: true };
    },
  );
  if (result.ok) await giveTryBack(userId);
  return result;
}

/** What this session has begun, as it may be shown. */
export async function pendingPhone(db: Database, session: Authenticated): Promise<string | null> {
  const phone = await pendingNumber(db, session);
  return phone && maskedRecipient(phone);
}

export async function cancelPhone(db: Database, session: Authenticated): Promise<void> {
  await db.oneTimeCode.deleteMany({ where: { ...bindingOf(session), userId: session.userId } });
}

async function pendingNumber(
  tx: Pick<Transaction, "oneTimeCode">,
  session: Authenticated,
): Promise<string | null> {
  const { userId } = session;
  const row = await tx.oneTimeCode.findFirst({
    where: { ...bindingOf(session), userId, usedAt: null, expiresAt: { gt: now() } },
  });
  if (!row?.destination) return null;
  return openPhone(row.destination, { table: "one_time_code", userId, id: row.id }) ?? null;
}
