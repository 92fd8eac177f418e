import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";

/** Ends the session of this token, if it still lives; saying so twice is no error. */
export async function signOut(db: Database, token: string, context: RequestContext): Promise<void> {
  await db.$transaction(async (tx) => {
    const [ended] = await tx.session.updateManyAndReturn({
      where: { tokenDigest: digest(token), endedAt: null },
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
