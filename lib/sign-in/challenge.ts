import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Phone } from "@/lib/devices/recognise-device";
import { after, now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { Challenge, Client, User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { Risk } from "@/lib/risk/assess";

type Opening = {
  user: User;
  remember: boolean;
  risk: Risk;
  replaces?: string;
  phone?: Phone;
};

/** The password was right and a second factor is to come; the account and what was proved stay here. */
export async function openChallenge(
  tx: Transaction,
  { user, remember, risk, replaces, phone }: Opening,
  context: RequestContext,
): Promise<Challenge> {
  if (replaces) {
    await tx.challenge.updateMany({
      where: { id: replaces, userId: user.id, closedAt: null },
      data: { closedAt: now() },
    });
  }
  const challenge = await tx.challenge.create({
    data: {
      userId: user.id,
      remember,
      client: phone ? "MOBILE" : "WEB",
      browserDigest: phone?.browserDigest,
      deviceName: phone?.name,
      riskScore: risk.score,
      riskReasons: risk.reasons,
      passwordChangedAt: user.passwordChangedAt,
      expiresAt: after(limits.challengeMinutes * 60),
    },
  });
  await record(tx, context, {
    type: "two_factor.challenged",
    subjectId: user.id,
    details: { risk: risk.score, riskReasons: risk.reasons },
  });
  return challenge;
}

const live = (id: string) => ({
  id,
  closedAt: null,
  expiresAt: { gt: now() },
  wrongCodes: { lt: limits.wrongCodesPerChallenge },
});

/** To one kind of caller, the sign-ins of the other are not there. */
export const findChallenge = (
  tx: Pick<Transaction, "challenge">,
  { id, client }: { id: string; client?: Client },
): Promise<Challenge | null> => tx.challenge.findFirst({ where: { ...live(id), client } });

/** Who is signing in, where it is no browser. */
export const phoneOf = ({ client, browserDigest, deviceName }: Challenge): Phone | undefined =>
  client === "MOBILE" ? { browserDigest, name: deviceName } : undefined;

/** Counts the try before the code is looked at; null when the challenge takes no more. */
export async function countTry(tx: Transaction, id: string): Promise<Challenge | null> {
  const [challenge] = await tx.challenge.updateManyAndReturn({
    where: live(id),
    data: { wrongCodes: { increment: 1 } },
  });
  return challenge ?? null;
}

/** For good: true for the one caller that closed it. */
export async function closeChallenge(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    where: { id, closedAt: null },
    data: { closedAt: now() },
  });
  return count === 1;
}
