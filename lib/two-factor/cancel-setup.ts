import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/platform/database";
import type { Authenticated } from "@/lib/sessions/authenticate";

/** Leaves the account as it was before; cancelling nothing is no error. */
export async function cancelSetup(
  db: Database,
  { userId, sessionId }: Authenticated,
  context: RequestContext,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.authenticatorSetup.deleteMany({ where: { sessionId } });
    if (count) {
      await record(tx, context, { type: "two_factor.setup_cancelled", subjectId: userId });
    }
  });
}
