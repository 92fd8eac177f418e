import type { RequestContext } from "@/lib/audit/context";
import type { SentMethod } from "@/lib/factors/methods";
import { sendOwnCode } from "@/lib/factors/one-time-codes/send-own";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";

type Refusal = "UNAUTHENTICATED" | "INVALID_INPUT" | "RATE_LIMITED";

/** A code to confirm with, good in this session alone. */
export function sendStepUpCode(
  db: Database,
  session: Authenticated,
  method: SentMethod,
  context: RequestContext,
): Promise<Outcome<{ masked: string }, Refusal>> {
  const { userId, sessionId } = session;
  const binding = { purpose: "STEP_UP", boundTo: sessionId } as const;
  return sendOwnCode(db, { userId, method, binding }, context, async (tx) =>
    (await holdOwn(tx, session)) ? null : failure("UNAUTHENTICATED"),
  );
}
