import { maskedRecipient } from "@/lib/outbox/mask";
import type { Transaction } from "@/lib/platform/database";
import type { CodeChannel, User } from "@/lib/platform/database/generated/client";
import type { Channel, CodePurpose } from "@/lib/platform/database/generated/enums";
import { log } from "@/lib/platform/log";
import { seal, unseal } from "@/lib/platform/seal";
import { readPolicy } from "@/lib/policies/read-policy";
import type { SentMethod } from "../methods";

export const channelOf: Record<SentMethod, Channel> = { email: "EMAIL", sms: "SMS" };
export const methodOf: Record<Channel, SentMethod> = { EMAIL: "email", SMS: "sms" };

/** Bound to the table, the person and the row: moved anywhere else, a number does not open. */
type Place = { table: "code_channel" | "one_time_code"; userId: string; id: string };

export const phoneName = ({ table, userId, id }: Place): string => `${table}:${userId}:${id}`;

export const sealPhone = (phone: string, place: Place) => seal(phone, phoneName(place));

export const openPhone = (sealed: Uint8Array, place: Place) => unseal(sealed, phoneName(place));

export type OfferedMethods = Record<SentMethod, boolean>;

/**
 * Which codes may stand for the second factor of this person now, as far as the policy allows any.
 * Admins prove more than a mailbox or a phone number; and after a reset by mail, a mailed code would
 * be one key twice.
 */
export async function offeredTo(
  tx: Pick<Transaction, "policy">,
  user: Pick<User, "role" | "resetByMailAt">,
): Promise<OfferedMethods> {
  if (user.role === "ADMIN") return { email: false, sms: false };
  const { email, sms } = await readPolicy(tx, "codeChannels");
  return { email: email && user.resetByMailAt === null, sms };
}

export type Destination = { method: SentMethod; to: string; masked: string };

/**
 * Where this person has codes sent and may have them sent now, to be read in full by the sender only.
 * An account without a second factor has its mailbox, for a sign-in that looks unusual.
 */
export async function destinationsOf(
  tx: Pick<Transaction, "codeChannel" | "policy">,
  user: User,
  purpose: CodePurpose,
): Promise<Destination[]> {
  if (!user.twoFactorSince) {
    const to = user.email;
    return purpose === "SIGN_IN" ? [{ method: "email", to, masked: maskedRecipient(to) }] : [];
  }
  const offered = await offeredTo(tx, user);
  const channels = await tx.codeChannel.findMany({ where: { userId: user.id } });
  return channels.flatMap((row) => {
    const method = methodOf[row.channel];
    const to = offered[method] ? addressOf(row, user) : undefined;
    return to ? [{ method, to, masked: maskedRecipient(to) }] : [];
  });
}

function addressOf(row: CodeChannel, user: User): string | undefined {
  return row.channel === "EMAIL" ? user.email : phoneOf(row);
}

function phoneOf({ id, userId, destination }: CodeChannel): string | undefined {
  const phone = destination && openPhone(destination, { table: "code_channel", userId, id });
  if (!phone) log.error({ channel: id }, "a phone number does not open");
  return phone ?? undefined;
}

/** Enough for its owner to recognise. */
export const maskedPhone = (row: CodeChannel): string => maskedRecipient(phoneOf(row) ?? "");
