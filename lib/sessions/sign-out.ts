import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { Client } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";

/**
 * Ends the session of this token, if it still lives; saying so twice is no error. An access token
 * that has run out still signs out. By the session's id, because its token may be renewed meanwhile.
 */
export async function signOut(
  db: Database,
  token: string,
  context: RequestContext,
  client: Client = "WEB",
): Promise<void> {
  await db.$transaction(async (tx) => {
    const id = context.session?.id ?? (await sessionOf(tx, token, client));
    if (!id) return;
    const [ended] = await tx.session.updateManyAndReturn({
      where: { id, endedAt: null },
      data: { endedAt: now(), endReason: "signed_out" },
      select: { id: true, userId: true },
    });
    if (!ended) return;
    // A set-up that was not finished ends with the session that began it.
    await tx.authenticatorSetup.deleteMany({ where: { sessionId: ended.id } });
    await record(tx, context, {
      type: "session.signed_out",
      actorId: ended.userId,
      subjectId: ended.userId,
      sessionId: ended.id,
    });
  });
}

async function sessionOf(tx: Transaction, token: string, client: Client): Promise<string | null> {
  const where = { tokenDigest: digest(token), client };
  const session = await tx.session.findUnique({ where, select: { id: true } });
  return session?.id ?? null;
}
