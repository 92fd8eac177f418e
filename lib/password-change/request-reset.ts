import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import type { Database } from "@/lib/platform/database";
import type { Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { queueResetRequest } from "@/lib/reset-links/answer-reset-request";
import { normalizeEmail } from "@/lib/users/email";

/**
 * Asks for a link to set a new password. Whether anybody has this address is looked up by a job, after
 * the answer: every address costs the same here, and is told the same.
 */
export async function requestReset(
  db: Database,
  { email }: { email: string },
  context: RequestContext,
): Promise<Outcome<object, "RATE_LIMITED">> {
  const limited = await countRequest(db, rates.resetRequestAddress, context);
  if (limited) return limited;
  await queueResetRequest(db, { emailNormalized: normalizeEmail(email), reason: "asked" }, context);
  return { ok: true };
}
