import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { MailToken } from "@/lib/platform/database/generated/client";
import type { MailTokenPurpose } from "@/lib/platform/database/generated/enums";
import { digest, keyedDigest, keyedDigests, sameDigest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { randomCode, randomToken } from "@/lib/platform/random";

export type NewMailToken = {
  purpose: MailTokenPurpose;
  userId?: string;
  expiresAt: Date;
  pendingName?: string;
  pendingHash?: string;
};

/** The code is bound to what it is for and whose it is: it opens nothing else. */
const bound = (purpose: MailTokenPurpose, userId: string, code: string): string[] => [
  purpose,
  userId,
  code,
];

/** Makes a one-time link and a code for the same thing. Only their digests are kept. */
export async function issueMailToken(tx: Transaction, token: NewMailToken) {
  const secret = randomToken();
  const code = randomCode();
  const { id } = await tx.mailToken.create({
    data: {
      ...token,
      tokenDigest: digest(secret),
      codeDigest: token.userId
        ? keyedDigest("mail-code", ...bound(token.purpose, token.userId, code))
        : null,
    },
    select: { id: true },
  });
  return { id, secret, code };
}

/** Whose link this is, while it works. Looking uses nothing up. */
export async function ownerOfLink(
  db: Pick<Transaction, "mailToken">,
  purpose: MailTokenPurpose,
  secret: string,
): Promise<string | null> {
  const where = live({ purpose, tokenDigest: digest(secret) });
  const row = await db.mailToken.findFirst({ where, select: { userId: true } });
  return row?.userId ?? null;
}

/** From now on no mail of this person works, or none for this purpose, or these. */
export async function closeMailTokens(
  tx: Transaction,
  { userId, purpose }: { userId: string; purpose?: MailTokenPurpose | { in: MailTokenPurpose[] } },
): Promise<void> {
  const where = { userId, purpose, consumedAt: null };
  await tx.mailToken.updateMany({ where, data: { consumedAt: now() } });
}

/** Claims the token: of any number of simultaneous callers, one gets the row. */
export async function claimByLink(
  tx: Transaction,
  purpose: MailTokenPurpose,
  secret: string,
): Promise<MailToken | null> {
  const [row] = await tx.mailToken.updateManyAndReturn({
    where: live({ purpose, tokenDigest: digest(secret) }),
    data: { consumedAt: now() },
  });
  return row ?? null;
}

/**
 * Counts the try on every live mail of this person first, and compares after: however many guesses
 * arrive at once, no mail sees more of them than its limit.
 */
export async function claimByCode(
  tx: Transaction,
  purpose: MailTokenPurpose,
  userId: string,
  code: string,
): Promise<MailToken | null> {
  const tried = await tx.mailToken.updateManyAndReturn({
    where: live({ purpose, userId, wrongCodes: { lt: limits.wrongCodesPerMail } }),
    data: { wrongCodes: { increment: 1 } },
  });
  const expected = keyedDigests("mail-code", ...bound(purpose, userId, code));
  const match = tried.find(({ codeDigest }) =>
    expected.some((one) => codeDigest !== null && sameDigest(codeDigest, one)),
  );
  if (!match) return null;
  const { count } = await tx.mailToken.updateMany({
    where: { id: match.id, consumedAt: null },
    data: { consumedAt: now() },
  });
  return count === 1 ? match : null;
}

function live<Where extends object>(where: Where) {
  return {
    ...where,
    consumedAt: null,
    expiresAt: { gt: now() },
  };
}
