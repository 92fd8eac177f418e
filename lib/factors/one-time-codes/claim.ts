import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import type { CodePurpose } from "@/lib/platform/database/generated/enums";
import { keyedDigest, keyedDigests } from "@/lib/platform/digest";
import type { SentMethod } from "../methods";
import { channelOf, destinationsOf } from "./channels";

/** What a sent code is good for: one purpose, and the one challenge or session it was sent in. */
export type Binding = { purpose: CodePurpose; boundTo: string };

const partsOf = ({ purpose, boundTo }: Binding, to: string, code: string): string[] => [
  purpose,
  boundTo,
  to,
  code,
];

export const sentCodeDigest = (binding: Binding, to: string, code: string) =>
  keyedDigest("one-time-code", ...partsOf(binding, to, code));

/** Spends the newest code that went to this address for this purpose; of many uses one is the first. */
export async function claimCodeSentTo(
  tx: Pick<Transaction, "oneTimeCode">,
  userId: string,
  { method, to }: { method: SentMethod; to: string },
  code: string,
  binding: Binding,
): Promise<boolean> {
  const { count } = await tx.oneTimeCode.updateMany({
    where: {
      ...binding,
      userId,
      channel: channelOf[method],
      digest: { in: keyedDigests("one-time-code", ...partsOf(binding, to, code)) },
      usedAt: null,
      expiresAt: { gt: now() },
    },
    data: { usedAt: now() },
  });
  return count === 1;
}

/** A code counts while the place it went to is still the person's, and may still be used. */
export async function claimSentCode(
  tx: Transaction,
  user: User,
  method: SentMethod,
  code: string,
  binding: Binding,
): Promise<boolean> {
  const destinations = await destinationsOf(tx, user, binding.purpose);
  const destination = destinations.find((one) => one.method === method);
  return destination ? claimCodeSentTo(tx, user.id, destination, code, binding) : false;
}
