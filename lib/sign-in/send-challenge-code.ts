import type { RequestContext } from "@/lib/audit/context";
import type { SentMethod } from "@/lib/factors/methods";
import { sendOwnCode } from "@/lib/factors/one-time-codes/send-own";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { findChallenge } from "./challenge";

type Refusal = "CHALLENGE_CLOSED" | "INVALID_INPUT" | "RATE_LIMITED";

/** A code for the sign-in under way. Whose it is, and where it goes, comes from the challenge alone. */
export async function sendChallengeCode(
  db: Database,
  { challengeId, method }: { challengeId: string; method: SentMethod },
  context: RequestContext,
): Promise<Outcome<object, Refusal>> {
  const challenge = await findChallenge(db, { id: challengeId });
  if (!challenge) return failure("CHALLENGE_CLOSED");
  const binding = { purpose: "SIGN_IN", boundTo: challenge.id } as const;
  return sendOwnCode(db, { userId: challenge.userId, method, binding }, context, async (tx) =>
    (await findChallenge(tx, { id: challengeId })) ? null : failure("CHALLENGE_CLOSED"),
  );
}
