import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { MailToken } from "@/lib/platform/database/generated/client";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { claimByCode, claimByLink, closeMailTokens, ownerOfLink } from "@/lib/tokens/mail-token";
import { normalizeEmail } from "./email";
import { holdUser } from "./hold-user";

export type EmailProof = { token: string } | { email: string; code: string };

export type VerifiedEmail = { userId: string; mailTokenId: string };

type Refusal = "INVALID_CODE" | "INVALID_TOKEN" | "RATE_LIMITED";

/** Proves an address by the mailed link or code. Opens no session: that is sign-in's to decide. */
export async function verifyEmail(
  db: Database,
  proof: EmailProof,
  context: RequestContext,
): Promise<Outcome<VerifiedEmail, Refusal>> {
  const limited = await countRequest(db, rates.verifyAddress, context);
  if (limited) return limited;
  return db.$transaction(async (tx) => {
    const token = await claim(tx, proof);
    if (!token?.userId) return refuse(tx, proof, context);
    if (context.session && context.session.userId !== token.userId) {
      await tx.mailToken.update({ where: { id: token.id }, data: { consumedAt: null } });
      return refuse(tx, proof, context);
    }
    const { count } = await tx.user.updateMany({
      where: { id: token.userId, emailVerifiedAt: null, disabledAt: null, deletedAt: null },
      data: { emailVerifiedAt: now(), name: token.pendingName ?? undefined },
    });
    if (count === 0) return refuse(tx, proof, context);
    await tx.user.updateMany({
      where: { id: token.userId, NOT: { passwordHash: token.pendingHash } },
      data: { passwordHash: token.pendingHash, passwordChangedAt: now() },
    });
    await closeMailTokens(tx, { userId: token.userId });
    await record(tx, context, {
      type: "email.verified",
      actorId: token.userId,
      subjectId: token.userId,
      details: { by: "token" in proof ? "link" : "code" },
    });
    return { ok: true, userId: token.userId, mailTokenId: token.id };
  });
}

async function claim(tx: Transaction, proof: EmailProof): Promise<MailToken | null> {
  const userId =
    "token" in proof
      ? await ownerOfLink(tx, "VERIFY_EMAIL", proof.token)
      : await ownerOfAddress(tx, proof.email);
  if (!userId || !(await holdUser(tx, userId))) return null;
  return "token" in proof
    ? claimByLink(tx, "VERIFY_EMAIL", proof.token)
    : claimByCode(tx, "VERIFY_EMAIL", userId, proof.code);
}

async function ownerOfAddress(tx: Transaction, email: string): Promise<string | undefined> {
  const where = { emailNormalized: normalizeEmail(email) };
  return (await tx.user.findUnique({ where, select: { id: true } }))?.id;
}

async function refuse(
  tx: Transaction,
  proof: EmailProof,
  context: RequestContext,
): Promise<Failure<"INVALID_CODE" | "INVALID_TOKEN">> {
  await record(tx, context, { type: "email.verification_failed", outcome: "FAILURE" });
  return failure("token" in proof ? "INVALID_TOKEN" : "INVALID_CODE");
}
