import { phoneContext, type RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { spendTrust } from "@/lib/devices/trust-device";
import type { Database, Transaction } from "@/lib/platform/database";
import type { Challenge, User } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { countSignIn } from "@/lib/platform/metrics";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { hashPassword, needsRehash, passwordMatches } from "@/lib/platform/password-hash";
import { rates } from "@/lib/platform/rates";
import { queueResetRequest } from "@/lib/reset-links/answer-reset-request";
import { assessRisk } from "@/lib/risk/assess";
import { gatherRiskFacts } from "@/lib/risk/gather-facts";
import { normalizeEmail } from "@/lib/users/email";
import { holdUser } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";
import { resendVerification } from "@/lib/users/resend-verification";
import { openChallenge } from "./challenge";
import { completeSignIn, type SignedIn } from "./complete-sign-in";
import { findCandidate } from "./find-candidate";
import { allowanceKey, countFailure, forgetFailures, lockedOut } from "./lockout";
import { recordLock } from "./record-lock";
import { recordUnusual } from "./record-unusual";
import { sendChallengeCode } from "./send-challenge-code";

export type PasswordSignIn = {
  email: string;
  password: string;
  remember?: boolean;
  /** A phone or another program, and what it names itself by. */
  phone?: { token?: string; name?: string; trustToken?: string };
  /** A challenge this browser has open, and gives up for this sign-in. */
  replaces?: string;
};

/** The person is who they say, but something is left to do before there is a session. */
export type NextStep =
  | { step: "verify_email"; mailTokenId: string }
  | { step: "second_factor"; challenge: Challenge };

type Refusal = "INVALID_CREDENTIALS" | "RATE_LIMITED";

type Result = Outcome<{ signedIn: SignedIn; trustToken?: string } | { next: NextStep }, Refusal>;

/**
 * Counts, looks up, hashes once, and settles. The lock is looked at before the hash, to save it, and
 * again after, where it decides: of many guesses at once only the first few are ever told "right".
 */
export async function signInWithPassword(
  db: Database,
  input: PasswordSignIn,
  context: RequestContext,
): Promise<Result> {
  const from = input.phone ? phoneContext(context, input.phone) : context;
  const result = await attempt(db, input, from);
  countSignIn(result.ok ? ("next" in result ? result.next.step : "complete") : result.code);
  return result;
}

async function attempt(
  db: Database,
  input: PasswordSignIn,
  context: RequestContext,
): Promise<Result> {
  const limited = await countRequest(db, rates.signInAddress, context);
  if (limited) return limited;

  const emailNormalized = normalizeEmail(input.email);
  const { user, knownDeviceId } = await findCandidate(db, emailNormalized, context.browserToken);
  const allowance = allowanceKey(emailNormalized, knownDeviceId);
  const lockedBefore = await lockedOut(allowance);
  if (lockedBefore) return lockedBefore;

  const matches = await passwordMatches(input.password, user?.passwordHash ?? null);
  const isBarred = matches && Boolean(user?.passwordBarredAt);
  if (!user || !matches || isBarred || isClosed(user)) {
    // Its owner, who alone reads the mail, is told the way in; whoever typed it hears of a wrong one.
    if (isBarred) await queueResetRequest(db, { emailNormalized, reason: "barred" }, context);
    return refuse(db, context, allowance, user);
  }
  const lockedMeanwhile = await lockedOut(allowance);
  if (lockedMeanwhile) return lockedMeanwhile;
  await forgetFailures(allowance);

  if (!user.emailVerifiedAt) {
    const sent = await resendVerification(db, { email: user.email }, context);
    return sent.ok ? { ok: true, next: { step: "verify_email", ...sent } } : sent;
  }
  await renewHash(db, user, input.password, context);
  const result = await db.$transaction((tx) => proceed(tx, user, input, context));
  if (result.ok && "next" in result && result.next.step === "second_factor") {
    await mailCode(db, user, result.next.challenge, context);
  }
  return result;
}

/** An account with no second factor answers for an unusual sign-in with a mailed code, sent at once. */
async function mailCode(
  db: Database,
  { twoFactorSince }: User,
  { id: challengeId }: Challenge,
  context: RequestContext,
): Promise<void> {
  if (twoFactorSince) return;
  // Too many codes in an hour: none is sent, and the page says so when another is asked for.
  await sendChallengeCode(db, { challengeId, method: "email" }, context);
}

/** A second factor where there is one and this device does not stand for it; else the session. */
async function proceed(
  tx: Transaction,
  proved: User,
  { remember = false, replaces, phone: caller }: PasswordSignIn,
  context: RequestContext,
): Promise<Result> {
  const user = await holdUser(tx, proved.id);
  if (!user) return failure("INVALID_CREDENTIALS");
  const phone = caller && {
    browserDigest: caller.token ? digest(caller.token) : null,
    name: caller.name ?? null,
  };
  const risk = assessRisk(await gatherRiskFacts(tx, user, context));
  const isUnusual = risk.level !== "low";
  if (risk.level === "high") await recordUnusual(tx, user, risk, context);
  const mayTrust = user.twoFactorSince !== null && user.role !== "ADMIN" && !isUnusual;
  const trustToken =
    mayTrust && context.trustToken
      ? await spendTrust(tx, user.id, context.trustToken, context)
      : null;
  if (user.twoFactorSince ? !trustToken : isUnusual) {
    const opening = { user: proved, remember, risk, replaces, phone };
    const challenge = await openChallenge(tx, opening, context);
    return { ok: true, next: { step: "second_factor", challenge } };
  }
  const signedIn = await completeSignIn(
    tx,
    {
      userId: user.id,
      methods: ["pwd"],
      remember,
      phone,
      risk,
      factor: trustToken ? "trusted_device" : undefined,
      password: { changedAt: proved.passwordChangedAt },
    },
    context,
  );
  if (!signedIn.ok) return failure("INVALID_CREDENTIALS");
  return { ok: true, signedIn, trustToken: trustToken ?? undefined };
}

/** The same password under today's parameters, once, whatever is still asked for. */
async function renewHash(
  db: Database,
  { id, passwordHash }: User,
  password: string,
  context: RequestContext,
): Promise<void> {
  if (!passwordHash || !needsRehash(passwordHash)) return;
  const fresh = await hashPassword(password);
  await db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, passwordHash },
      data: { passwordHash: fresh },
    });
    if (count) await record(tx, context, { type: "password.rehashed", subjectId: id });
  });
}

async function refuse(
  db: Database,
  context: RequestContext,
  allowance: string,
  user: User | null,
): Promise<Failure<Refusal>> {
  const { answer, locks } = await countFailure(db, allowance);
  await record(db, context, {
    type: "sign_in.failed",
    outcome: "FAILURE",
    subjectId: user?.id,
    details: { method: "password" },
  });
  if (locks) await recordLock(db, user?.id, context);
  return answer;
}
