import { phoneContext, type RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { trustDevice } from "@/lib/devices/trust-device";
import { noteBackupCodeUse } from "@/lib/factors/backup-codes/note-use";
import { giveTryBack, takeTry } from "@/lib/factors/budget";
import { claimFactor, type FactorCode } from "@/lib/factors/claim-factor";
import { methodNames } from "@/lib/factors/methods";
import { noteWrongCode } from "@/lib/factors/note-wrong-code";
import type { Database, Transaction } from "@/lib/platform/database";
import type { Challenge, Client, User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { countSignIn } from "@/lib/platform/metrics";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { endRecovery } from "@/lib/recovery-requests/end-recovery";
import { holdUser } from "@/lib/users/hold-user";
import { closeChallenge, countTry, findChallenge, phoneOf } from "./challenge";
import { completeSignIn, type SignedIn } from "./complete-sign-in";

export type SecondFactor = FactorCode & {
  challengeId: string;
  trust?: boolean;
  /** Whose sign-ins this caller may finish; either kind's when left out. */
  client?: Client;
};

type Refusal = "CHALLENGE_CLOSED" | "INVALID_CODE" | "RATE_LIMITED";

type Verified = { signedIn: SignedIn; trustToken?: string };

/**
 * The second step of a sign-in. Whose it is comes from the challenge and from nothing that was sent.
 * One transaction counts the try, spends the code, closes the challenge and opens the session.
 */
export async function verifySecondFactor(
  db: Database,
  input: SecondFactor,
  visitor: RequestContext,
): Promise<Outcome<Verified, Refusal>> {
  const challenge = await findChallenge(db, { id: input.challengeId, client: input.client });
  if (!challenge) return failure("CHALLENGE_CLOSED");
  const { userId, client } = challenge;
  const context = client === "MOBILE" ? phoneContext(visitor) : visitor;
  const limited = await takeTry(userId);
  if (limited) return limited;
  const result = await db.$transaction(async (tx): Promise<Outcome<Verified, Refusal>> => {
    const user = await holdUser(tx, userId);
    const tried = await countTry(tx, challenge.id);
    if (!user || !tried) return failure("CHALLENGE_CLOSED");
    const binding = { purpose: "SIGN_IN", boundTo: challenge.id } as const;
    if (!(await claimFactor(tx, user, input, binding))) return refuse(tx, tried, input, context);
    if (!(await closeChallenge(tx, challenge.id))) return failure("CHALLENGE_CLOSED");
    return complete(tx, user, tried, input, context);
  });
  countSignIn(result.ok ? "complete" : result.code);
  if (result.ok) await giveTryBack(userId);
  else if (result.code === "INVALID_CODE") await noteWrongCode(db, userId, context);
  return result;
}

async function complete(
  tx: Transaction,
  user: User,
  challenge: Challenge,
  { method, trust }: SecondFactor,
  context: RequestContext,
): Promise<Outcome<Verified, "CHALLENGE_CLOSED">> {
  const { userId, remember, passwordChangedAt, riskScore, riskReasons } = challenge;
  const { twoFactorSince } = user;
  const signedIn = await completeSignIn(
    tx,
    {
      userId,
      remember,
      phone: phoneOf(challenge),
      methods: ["pwd", methodNames[method]],
      // Where the account has none, a mailed code answered for an unusual sign-in and is no factor.
      factor: twoFactorSince ? "proved" : undefined,
      risk: { score: riskScore, reasons: riskReasons },
      password: { changedAt: passwordChangedAt },
    },
    context,
  );
  if (!signedIn.ok) return failure("CHALLENGE_CLOSED");
  const lastMethod = twoFactorSince ? method : null;
  // A mailed code shows the mailbox once more, and nothing besides.
  const resetByMailAt = method === "email" ? user.resetByMailAt : null;
  if (lastMethod !== user.lastMethod || resetByMailAt !== user.resetByMailAt) {
    await tx.user.updateMany({ where: { id: userId }, data: { lastMethod, resetByMailAt } });
  }
  if (method === "backup_code") await noteBackupCodeUse(tx, userId, context);
  // Evidently it is not lost.
  if (twoFactorSince) await endRecovery(tx, { userId, reason: "factor_used" }, context);
  const trustToken =
    trust && twoFactorSince ? await trustDevice(tx, signedIn.deviceId, context) : undefined;
  return { ok: true, signedIn, trustToken };
}

async function refuse(
  tx: Transaction,
  { id, userId, wrongCodes }: Challenge,
  { method }: SecondFactor,
  context: RequestContext,
): Promise<Failure<"INVALID_CODE">> {
  const about = { outcome: "FAILURE", subjectId: userId, details: { method } } as const;
  await record(tx, context, { type: "two_factor.failed", ...about });
  if (wrongCodes >= limits.wrongCodesPerChallenge && (await closeChallenge(tx, id))) {
    await record(tx, context, { type: "two_factor.challenge_closed", ...about });
  }
  return failure("INVALID_CODE");
}
