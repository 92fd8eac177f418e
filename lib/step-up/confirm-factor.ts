import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { noteBackupCodeUse } from "@/lib/factors/backup-codes/note-use";
import { giveTryBack, takeTry } from "@/lib/factors/budget";
import { claimFactor, methodOf } from "@/lib/factors/claim-factor";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";

type Refusal = "CODE_REQUIRED" | "INVALID_CODE" | "RATE_LIMITED";

/** Any code of the person's, spent; from the same budget as at sign-in. */
export async function confirmFactor(
  db: Database,
  userId: string,
  code: string | undefined,
  context: RequestContext,
): Promise<Failure<Refusal> | null> {
  if (!code) return failure("CODE_REQUIRED");
  const limited = await takeTry(userId);
  if (limited) return limited;
  const method = methodOf(code);
  const isRight = await db.$transaction(async (tx) => {
    const claimed = await claimFactor(tx, userId, { method, code });
    if (claimed && method === "backup_code") await noteBackupCodeUse(tx, userId, context);
    if (!claimed) {
      await record(tx, context, {
        type: "step_up.failed",
        outcome: "FAILURE",
        subjectId: userId,
        details: { method },
      });
    }
    return claimed;
  });
  if (!isRight) return failure("INVALID_CODE");
  await giveTryBack(userId);
  return null;
}
