import { addressGroup } from "@/lib/platform/address";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import { countUse, type Rate } from "@/lib/platform/rate-limit";
import type { RequestContext } from "./context";
import { record } from "./record";

/**
 * Counts one request of this address, or of whatever else is named, at this door; the failure to
 * answer with when there were too many. The log gets one line for each window that overflows, not one for each request.
 */
export async function countRequest(
  db: Database,
  rate: Rate,
  context: RequestContext,
  key = addressGroup(context.address),
): Promise<Failure<"RATE_LIMITED"> | null> {
  const standing = await countUse(rate, key);
  if (!standing.blocked) return null;
  if (standing.uses === rate.points + 1) {
    await record(db, context, {
      type: "limit.reached",
      outcome: "REFUSED",
      details: { limit: rate.name },
    });
  }
  return failure("RATE_LIMITED", { retryAfterSeconds: standing.retryAfterSeconds });
}
