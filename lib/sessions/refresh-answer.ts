import { now } from "@/lib/platform/clock";
import type { RefreshToken } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { seal, unseal } from "@/lib/platform/seal";
import type { TokenPair } from "./tokens";

/** Bound to its row: moved to another, it does not open. */
export const answerName = (rowId: string): string => `refresh-answer:${rowId}`;

export const sealAnswer = (pair: TokenPair, rowId: string) =>
  seal(JSON.stringify(pair), answerName(rowId));

/** What a used token was changed for, while a retry may still ask; null once that has been used. */
export function openAnswer({ id, usedAt, answer }: RefreshToken): TokenPair | null {
  if (!usedAt || !answer) return null;
  if (now().getTime() - usedAt.getTime() >= limits.rotationRetrySeconds * 1000) return null;
  const plain = unseal(answer, answerName(id));
  return plain === undefined ? null : (JSON.parse(plain) as TokenPair);
}
