import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import type { Database } from "@/lib/platform/database";
import type { Outcome } from "@/lib/platform/outcome";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import { normalizeEmail } from "./email";
import { isClosed } from "./is-closed";
import { sendVerification } from "./send-verification";

/**
 * Sends a new link and code to an address that waits to be verified; the same answer for every
 * other. With the id of an earlier mail, what that one would have put in force goes on.
 */
export async function resendVerification(
  db: Database,
  input: { email: string; mailTokenId?: string },
  context: RequestContext,
): Promise<Outcome<{ mailTokenId: string }, "RATE_LIMITED">> {
  const limited = await countRequest(db, rates.verifyAddress, context);
  if (limited) return limited;
  const emailNormalized = normalizeEmail(input.email);
  if ((await countUse(rates.mailRecipient, emailNormalized)).blocked) {
    return { ok: true, mailTokenId: input.mailTokenId ?? uuidv7() };
  }
  const mailTokenId = await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { emailNormalized } });
    if (!user || user.emailVerifiedAt || isClosed(user)) return undefined;
    const earlier = input.mailTokenId
      ? await tx.mailToken.findFirst({ where: { id: input.mailTokenId, userId: user.id } })
      : null;
    return sendVerification(
      tx,
      {
        ...user,
        name: earlier?.pendingName ?? user.name,
        passwordHash: earlier?.pendingHash ?? user.passwordHash,
      },
      context,
    );
  });
  return { ok: true, mailTokenId: mailTokenId ?? input.mailTokenId ?? uuidv7() };
}
