import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { noteBackupCodeUse } from "@/lib/factors/backup-codes/note-use";
import { giveTryBack, takeTry } from "@/lib/factors/budget";
import { claimFactor, type FactorCode } from "@/lib/factors/claim-factor";
import type { Database, Transaction } from "@/lib/platform/database";
import type { ServiceChallenge } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Service } from "@/lib/service-keys/open-key";
import { holdUser } from "@/lib/users/hold-user";
import { closeChallenge, countTry, findChallenge } from "./challenge";
import { isThere } from "./find-person";

type Answering = FactorCode & { challengeId: string };

type Refusal = "CHALLENGE_CLOSED" | "INVALID_CODE" | "RATE_LIMITED";

/**
 * The answer to what a service asked. Whose it is comes from the challenge; one transaction counts the
 * try, spends the code and closes the challenge. Nobody is signed in by it.
 */
export async function verifySecondFactorFor(
  db: Database,
  service: Service,
  input: Answering,
  context: RequestContext,
): Promise<Outcome<{ challenge: ServiceChallenge }, Refusal>> {
  const challenge = await findChallenge(db, input.challengeId, service);
  if (!challenge) return failure("CHALLENGE_CLOSED");
  const { userId } = challenge;
  const limited = await takeTry(userId, "service");
  if (limited) return limited;
  const result = await db.$transaction((tx) => settle(tx, service, challenge, input, context));
  // Where no code was looked at, none was guessed.
  if (result.ok || result.code === "CHALLENGE_CLOSED") await giveTryBack(userId, "service");
  return result;
}

async function settle(
  tx: Transaction,
  service: Service,
  { id, userId, purpose }: ServiceChallenge,
  input: Answering,
  context: RequestContext,
): Promise<Outcome<{ challenge: ServiceChallenge }, Exclude<Refusal, "RATE_LIMITED">>> {
  const user = await holdUser(tx, userId);
  const tried = await countTry(tx, id, service);
  const isOpen = user && isThere(user) && !user.disabledAt && user.twoFactorSince !== null;
  if (!tried || !isOpen) return failure("CHALLENGE_CLOSED");
  const { method } = input;
  const about = { subjectId: userId, details: { method, purpose, challenge: id } } as const;
  if (!(await claimFactor(tx, user, input, { purpose: "SERVICE", boundTo: id }))) {
    if (tried.wrongCodes >= limits.wrongCodesPerChallenge) await closeChallenge(tx, id);
    await record(tx, context, { type: "service.factor_failed", outcome: "FAILURE", ...about });
    return failure("INVALID_CODE");
  }
  if (!(await closeChallenge(tx, id))) return failure("CHALLENGE_CLOSED");
  await record(tx, context, { type: "service.factor_proved", ...about });
  if (method === "backup_code") await noteBackupCodeUse(tx, userId, context);
  return { ok: true, challenge: tried };
}
