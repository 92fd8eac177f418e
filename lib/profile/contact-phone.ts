import { maskedRecipient } from "@/lib/outbox/mask";
import { log } from "@/lib/platform/log";
import { seal, unseal } from "@/lib/platform/seal";

/** Bound to the person: in another's row, the number does not open. */
export const contactPhoneName = (userId: string): string => `user.contact_phone:${userId}`;

export const sealContactPhone = (phone: string, userId: string) =>
  seal(phone, contactPhoneName(userId));

export function openContactPhone(userId: string, sealed: Uint8Array | null): string | null {
  if (!sealed) return null;
  const phone = unseal(sealed, contactPhoneName(userId));
  if (!phone) log.error({ user: userId }, "a contact phone does not open");
  return phone ?? null;
}

/** Enough for its owner to recognise. */
export function maskedContactPhone(userId: string, sealed: Uint8Array | null): string | null {
  const phone = openContactPhone(userId, sealed);
  return phone && maskedRecipient(phone);
}
