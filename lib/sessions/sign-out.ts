import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Database, Transaction } from "@/lib/platform/database";
import type { Client } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { endSessions } from "./end-sessions";

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
    const session = context.session ?? (await sessionOf(tx, token, client));
    if (!session) return;
    const { id: sessionId, userId } = session;
    const [ended] = await endSessions(tx, { userId, id: sessionId }, "signed_out");
    if (!ended) return;
    const about = { actorId: userId, subjectId: userId, sessionId };
    await record(tx, context, { type: "session.signed_out", ...about });
  });
}

const sessionOf = (tx: Transaction, token: string, client: Client) =>
  tx.session.findUnique({
    where: { tokenDigest: digest(token), client },
    select: { id: true, userId: true },
  });
