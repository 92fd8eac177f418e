import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { endTrust } from "@/lib/devices/trust-device";
import type { SentMethod } from "@/lib/factors/methods";
import { channelOf, offeredTo, sealPhone } from "@/lib/factors/one-time-codes/channels";
import { codeChannelAddedMail, codeChannelRemovedMail } from "@/lib/notifications/mails";
import { maskedRecipient } from "@/lib/outbox/mask";
import { post } from "@/lib/outbox/post";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed } from "@/lib/step-up/act-confirmed";
import { needsConfirmation } from "@/lib/step-up/fresh";

type Refusal =
  | "UNAUTHENTICATED"
  | "CONFIRMATION_REQUIRED"
  | "MFA_NOT_ENABLED"
  | "METHOD_NOT_OFFERED"
  | "NOT_FOUND"
  | "RATE_LIMITED";

/** Sent codes stand beside an authenticator, never in its place, and not for everybody. */
export async function cannotAdd(
  tx: Pick<Transaction, "policy">,
  user: User,
  method: SentMethod,
): Promise<Failure<"MFA_NOT_ENABLED" | "METHOD_NOT_OFFERED"> | null> {
  if (!user.twoFactorSince) return failure("MFA_NOT_ENABLED");
  return (await offeredTo(tx, user))[method] ? null : failure("METHOD_NOT_OFFERED");
}

/** The account's own address, which is verified already. Where they are on, nothing changes and nobody is told. */
export async function addEmailCodes(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const { userId } = session;
  const limited = await countRequest(db, rates.emailCodesOn, context, userId);
  if (limited) return limited;
  return actConfirmed<object, Refusal>(db, session, async (tx, owner) => {
    const refused = await cannotAdd(tx, owner, "email");
    if (refused) return refused;
    const isOn = await tx.codeChannel.count({ where: { userId, channel: channelOf.email } });
    if (isOn) return { ok: true };
    await addChannel(tx, owner, { method: "email", to: owner.email }, context);
    return { ok: true };
  });
}

/** In place of the one before; the caller has seen that it is the person's. */
export async function addChannel(
  tx: Transaction,
  owner: User,
  { method, to }: { method: SentMethod; to: string },
  context: RequestContext,
): Promise<void> {
  const id = uuidv7();
  const userId = owner.id;
  const channel = channelOf[method];
  const place = { table: "code_channel", userId, id } as const;
  await tx.codeChannel.deleteMany({ where: { userId, channel } });
  await tx.codeChannel.create({
    data: { id, userId, channel, destination: method === "sms" ? sealPhone(to, place) : null },
  });
  await endTrust(tx, { userId }, context);
  const masked = maskedRecipient(to);
  const details = { method, to: masked };
  await record(tx, context, { type: "code_channel.added", subjectId: userId, details });
  await post(tx, codeChannelAddedMail(owner, { method, masked }, context));
}

/** Codes go there no more, and those on their way open nothing. */
export async function removeCodeChannel(
  db: Database,
  session: Authenticated,
  method: SentMethod,
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const { userId } = session;
  const channel = channelOf[method];
  return actConfirmed<object, Refusal>(db, session, async (tx, owner) => {
    const { count } = await tx.codeChannel.deleteMany({ where: { userId, channel } });
    if (count === 0) return failure("NOT_FOUND");
    await tx.oneTimeCode.deleteMany({ where: { userId, channel } });
    await endTrust(tx, { userId }, context);
    await record(tx, context, {
      type: "code_channel.removed",
      subjectId: userId,
      details: { method },
    });
    await post(tx, codeChannelRemovedMail(owner, { method }, context));
    return { ok: true };
  });
}
