import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import type { FactorMethod, SentMethod } from "@/lib/factors/methods";
import { sendOwnCode } from "@/lib/factors/one-time-codes/send-own";
import { twoFactorStatus } from "@/lib/factors/status";
import { after } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { ServiceChallenge } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import type { Service } from "@/lib/service-keys/open-key";
import { findChallenge } from "./challenge";
import { findPerson } from "./find-person";

type Asking = {
  userId: string;
  /** In the service's words; the person reads it with the code, and in their log. */
  purpose: string;
  /** Has a code sent at once. */
  send?: SentMethod;
};

type Refusal =
  | "USER_NOT_FOUND"
  | "ACCOUNT_LOCKED"
  | "MFA_NOT_ENABLED"
  | "INVALID_INPUT"
  | "CHALLENGE_CLOSED"
  | "RATE_LIMITED";

type Asked = { challenge: ServiceChallenge; methods: FactorMethod[] };

/** Bound to the key, the person and the purpose. It is no sign-in, and none can come of it. */
export async function askSecondFactor(
  db: Database,
  service: Service,
  { userId, purpose, send }: Asking,
  context: RequestContext,
): Promise<Outcome<Asked, Refusal>> {
  const user = await findPerson(db, userId);
  if (!user) return failure("USER_NOT_FOUND");
  if (user.disabledAt) return failure("ACCOUNT_LOCKED");
  const { methods, enabledAt } = await twoFactorStatus(db, userId);
  if (!enabledAt) return failure("MFA_NOT_ENABLED");
  if (send && !methods.includes(send)) {
    return failure("INVALID_INPUT", { fields: { send: "method.unknown" } });
  }
  const limited = await countRequest(db, rates.serviceChallenges, context, userId);
  if (limited) return limited;
  const challenge = await db.$transaction(async (tx) => {
    const opened = await tx.serviceChallenge.create({
      data: {
        keyId: service.id,
        userId,
        purpose,
        expiresAt: after(limits.challengeMinutes * 60),
      },
    });
    await record(tx, context, {
      type: "service.challenged",
      subjectId: userId,
      details: { purpose, challenge: opened.id },
    });
    return opened;
  });
  const sent = send ? await sendCode(db, service, challenge, send, context) : null;
  return sent && !sent.ok ? sent : { ok: true, challenge, methods };
}

const sendCode = (
  db: Database,
  service: Service,
  { id, userId, purpose }: ServiceChallenge,
  method: SentMethod,
  context: RequestContext,
) => {
  const binding = { purpose: "SERVICE", boundTo: id } as const;
  const askedBy = { service: service.name, purpose };
  return sendOwnCode(db, { userId, method, binding, askedBy }, context, async (tx) =>
    (await findChallenge(tx, id, service)) ? null : failure("CHALLENGE_CLOSED"),
  );
};
