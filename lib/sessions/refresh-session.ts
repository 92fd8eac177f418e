import { phoneContext, type RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { randomToken } from "@/lib/platform/random";
import { rates } from "@/lib/platform/rates";
import { isToken } from "@/lib/platform/shapes";
import { dutyFailure, dutyNow } from "@/lib/policies/duty";
import { endStolenSession } from "./end-stolen-session";
import { holdOwn } from "./hold-own";
import { openAnswer, sealAnswer } from "./refresh-answer";
import { addRefreshToken, newAccess, type TokenPair } from "./tokens";

type Refusal =
  | "INVALID_TOKEN"
  | "TOKEN_REUSED"
  | "MFA_REQUIRED"
  | "PASSWORD_EXPIRED"
  | "RATE_LIMITED";

type Shown = { id: string; session: { id: string; userId: string; expiresAt: Date } };

/**
 * Changes a refresh token for the next pair, once. Whoever shows it again within seconds, while
 * nobody has used what it was changed for, gets the same answer: the first may not have arrived.
 * After that it was copied, and its whole family ends.
 */
export async function refreshSession(
  db: Database,
  refreshToken: string,
  visitor: RequestContext,
): Promise<Outcome<{ tokens: TokenPair }, Refusal>> {
  const context = phoneContext(visitor);
  const limited = await countRequest(db, rates.refreshAddress, context);
  if (limited) return limited;
  const shown = isToken(refreshToken) ? await find(db, refreshToken) : null;
  if (!shown) return failure("INVALID_TOKEN");
  const { id: sessionId, userId } = shown.session;
  return db.$transaction(async (tx) => {
    const owner = await holdOwn(tx, { userId, sessionId });
    if (!owner) return failure("INVALID_TOKEN");
    const duty = await dutyNow(tx, owner);
    if (duty) return dutyFailure(duty);
    const next = await claim(tx, shown);
    if (next) return { ok: true, tokens: next };
    const used = await tx.refreshToken.findUnique({ where: { id: shown.id } });
    if (!used?.usedAt) return failure("INVALID_TOKEN");
    const given = openAnswer(used);
    if (given) return { ok: true, tokens: given };
    await endStolenSession(tx, { sessionId, owner }, context);
    return failure("TOKEN_REUSED");
  });
}

const find = (db: Database, refreshToken: string): Promise<Shown | null> =>
  db.refreshToken.findUnique({
    where: { digest: digest(refreshToken) },
    select: { id: true, session: { select: { id: true, userId: true, expiresAt: true } } },
  });

/** The next pair, for the one caller that uses the token; null for everybody else. */
async function claim(tx: Transaction, { id, session }: Shown): Promise<TokenPair | null> {
  const { row, ...access } = newAccess(session.expiresAt);
  const pair = { ...access, refreshToken: randomToken() };
  const { count } = await tx.refreshToken.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now() } },
    data: { usedAt: now(), answer: sealAnswer(pair, id) },
  });
  if (count === 0) return null;
  // Whoever uses this token has the answer it came in: nobody may ask for that again.
  await tx.refreshToken.updateMany({
    where: { sessionId: session.id, id: { not: id }, answer: { not: null } },
    data: { answer: null },
  });
  await addRefreshToken(tx, session, pair.refreshToken);
  await tx.session.update({ where: { id: session.id }, data: { ...row, lastActiveAt: now() } });
  return pair;
}
