import type { RequestContext } from "@/lib/audit/context";
import type { ResetReason } from "@/lib/notifications/mails";
import type { Database } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { queueJob } from "@/lib/platform/queue-job";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import { seal, unseal } from "@/lib/platform/seal";
import { holdByEmail } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";
import { sendResetLink } from "./send-reset-link";

/** The name that `lib/jobs` binds to `answerResetRequest`. */
export const ANSWER_RESET_REQUEST = "answer_reset_request";

type ResetRequest = { emailNormalized: string; reason: ResetReason; context: RequestContext };

/**
 * Has a job mail the link. Above the rate nothing is queued, and nobody is told. Sealed while it
 * waits: whose mailbox somebody asked about is nobody's business.
 */
export async function queueResetRequest(
  db: Database,
  { emailNormalized, reason }: Pick<ResetRequest, "emailNormalized" | "reason">,
  { requestId, address, userAgent }: RequestContext,
): Promise<void> {
  if ((await countUse(rates.resetMails, emailNormalized)).blocked) return;
  const context = { requestId, address, userAgent };
  const request: ResetRequest = { emailNormalized, reason, context };
  const sealed = seal(JSON.stringify(request), ANSWER_RESET_REQUEST).toString("base64url");
  await queueJob(db, ANSWER_RESET_REQUEST, { sealed });
}

/** Mails the link, if somebody has the address and may still come in. */
export async function answerResetRequest(db: Database, sealed: string): Promise<void> {
  const opened = unseal(Buffer.from(sealed, "base64url"), ANSWER_RESET_REQUEST);
  if (!opened) return log.error("a reset request does not open");
  const { emailNormalized, reason, context } = JSON.parse(opened) as ResetRequest;
  await db.$transaction(async (tx) => {
    const user = await holdByEmail(tx, emailNormalized);
    if (user && !isClosed(user)) await sendResetLink(tx, user, reason, context);
  });
}
