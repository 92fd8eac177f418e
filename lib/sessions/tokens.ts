import { after, now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { Client } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";

/** What a phone holds: a token for minutes, and one for a single use that gets it the next. */
export type TokenPair = { accessToken: string; refreshToken: string; expiresIn: number };

const ACCESS_SECONDS = limits.accessTokenMinutes * 60;
const REFRESH_SECONDS = limits.refreshTokenDays * 24 * 3600;

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** A new access token, which does not outlive its session, and what the session's row keeps of it. */
export function newAccess(sessionEndsAt: Date) {
  const accessToken = randomToken();
  const accessExpiresAt = earlier(after(ACCESS_SECONDS), sessionEndsAt);
  const expiresIn = Math.round((accessExpiresAt.getTime() - now().getTime()) / 1000);
  return { accessToken, expiresIn, row: { tokenDigest: digest(accessToken), accessExpiresAt } };
}

type GoingOn = { client: Client; expiresAt: Date };

/** A new token for a session that goes on, and what its row keeps of it; the one before opens nothing. */
export function newTokenOf({ client, expiresAt }: GoingOn): {
  token: string;
  expiresIn?: number;
  row: { tokenDigest: Buffer<ArrayBuffer>; accessExpiresAt?: Date };
} {
  if (client === "MOBILE") {
    const { accessToken, ...access } = newAccess(expiresAt);
    return { token: accessToken, ...access };
  }
  const token = randomToken();
  return { token, row: { tokenDigest: digest(token) } };
}

/** The next link of a session's chain. */
export async function addRefreshToken(
  tx: Transaction,
  session: { id: string; expiresAt: Date },
  refreshToken: string,
): Promise<void> {
  const expiresAt = earlier(after(REFRESH_SECONDS), session.expiresAt);
  await tx.refreshToken.create({
    data: { sessionId: session.id, digest: digest(refreshToken), expiresAt },
  });
}
