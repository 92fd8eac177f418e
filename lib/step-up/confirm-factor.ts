import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { noteBackupCodeUse } from "@/lib/factors/backup-codes/note-use";
import { giveTryBack, takeTry } from "@/lib/factors/budget";
import { claimFactor, methodsOf } from "@/lib/factors/claim-factor";
import type { FactorMethod } from "@/lib/factors/methods";
import { noteWrongCode } from "@/lib/factors/note-wrong-code";
import type { Database, Transaction } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import { endRecovery } from "@/lib/recovery-requests/end-recovery";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdUser } from "@/lib/users/hold-user";

type Refusal = "CODE_REQUIRED" | "INVALID_CODE" | "RATE_LIMITED";

/** Any code of the person's, spent, once their password was right; from the same budget as at sign-in. */
export async function confirmFactor(
  db: Database,
  session: Pick<Authenticated, "userId" | "sessionId">,
  code: string | undefined,
  context: RequestContext,
): Promise<Failure<Refusal> | null> {
  if (!code) return failure("CODE_REQUIRED");
  const { userId } = session;
  const limited = await takeTry(userId);
  if (limited) return limited;
  const isRight = await db.$transaction(async (tx) => {
    const method = await claimAny(tx, session, code);
    if (method === "backup_code") await noteBackupCodeUse(tx, userId, context);
    if (method) await endRecovery(tx, { userId, reason: "factor_used" }, context);
    if (!method) {
      await record(tx, context, {
        type: "step_up.failed",
        outcome: "FAILURE",
        subjectId: userId,
        details: { method: methodsOf(code).join(" ") },
      });
    }
    return method !== null;
  });
  if (!isRight) {
    await noteWrongCode(db, userId, context);
    return failure("INVALID_CODE");
  }
  await giveTryBack(userId);
  return null;
}

async function claimAny(
  tx: Transaction,
  { userId, sessionId }: Pick<Authenticated, "userId" | "sessionId">,
  code: string,
): Promise<FactorMethod | null> {
  const user = await holdUser(tx, userId);
  if (!user) return null;
  const binding = { purpose: "STEP_UP", boundTo: sessionId } as const;
  for (const method of methodsOf(code)) {
    if (await claimFactor(tx, user, { method, code }, binding)) return method;
  }
  return null;
}
