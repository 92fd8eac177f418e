import { openPhone } from "@/lib/factors/one-time-codes/channels";
import { requestAskedMail } from "@/lib/notifications/mails";
import { requestAskedText } from "@/lib/notifications/texts";
import { post } from "@/lib/outbox/post";
import type { Transaction } from "@/lib/platform/database";
import type { AdminRequest, User } from "@/lib/platform/database/generated/client";
import { sealStopRequest } from "@/lib/tokens/stop-request-token";

/** By mail with the link that stops it, and on the phone that was confirmed for codes. */
export async function tellOfRequest(
  tx: Transaction,
  person: User,
  request: AdminRequest,
): Promise<void> {
  const stopToken = sealStopRequest({ requestId: request.id, userId: person.id });
  await post(tx, requestAskedMail(person, { ...request, stopToken }));
  const phone = await confirmedPhone(tx, person.id);
  if (phone) await post(tx, requestAskedText(person, phone, request));
}

async function confirmedPhone(tx: Transaction, userId: string): Promise<string | null> {
  const channel = await tx.codeChannel.findFirst({ where: { userId, channel: "SMS" } });
  if (!channel?.destination) return null;
  return openPhone(channel.destination, { table: "code_channel", userId, id: channel.id }) ?? null;
}
