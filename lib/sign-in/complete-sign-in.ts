import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { type Phone, recogniseDevice } from "@/lib/devices/recognise-device";
import { newDeviceMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { placeOf } from "@/lib/places/place-of";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { dutyNow } from "@/lib/policies/duty";
import { type NewSession, openSession } from "@/lib/sessions/open-session";
import { holdUser } from "@/lib/users/hold-user";

export type Proof = {
  userId: string;
  /** As in RFC 8176. */
  methods: string[];
  remember: boolean;
  /** A phone or another program signs in, and not a browser. */
  phone?: Phone;
  /** A second factor was proved just now, or stands in for one: then the account's is not asked again. */
  factor?: "proved" | "trusted_device";
  /** What was unusual about it; nothing where it was not looked at. */
  risk?: { score: number; reasons: string[] };
  /** The password that was matched: if the person has changed it since, the proof is void. */
  password?: { changedAt: Date | null };
};

export type SignedIn = NewSession & { userId: string; browserToken: string; deviceId: string };

/**
 * The one door to a session: every way in ends here, and what must hold for every sign-in is checked
 * here, on the row as it is now and held until the session stands.
 */
export async function completeSignIn(
  tx: Transaction,
  proof: Proof,
  context: RequestContext,
): Promise<Outcome<SignedIn, "INVALID_CREDENTIALS">> {
  const user = await holdUser(tx, proof.userId);
  const reason = user ? refusal(user, proof) : "missing";
  if (!user || reason) {
    await record(tx, context, {
      type: "sign_in.refused",
      outcome: "REFUSED",
      subjectId: user?.id,
      reason: reason ?? undefined,
    });
    return failure("INVALID_CREDENTIALS");
  }
  const { country, city } = placeOf(context.address);
  const place = { country, city };
  const device = await recogniseDevice(tx, user.id, { place, phone: proof.phone }, context);
  const client = proof.phone ? "MOBILE" : "WEB";
  const opening = {
    ...proof,
    client,
    deviceId: device.id,
    place,
    isForDuty: (await dutyNow(tx, user)) !== null,
  } as const;
  const session = await openSession(tx, opening, context);
  await record(tx, context, {
    type: "sign_in.succeeded",
    actorId: user.id,
    subjectId: user.id,
    sessionId: session.sessionId,
    details: {
      methods: proof.methods,
      client,
      newDevice: device.isNew,
      risk: proof.risk?.score ?? 0,
      riskReasons: proof.risk?.reasons ?? [],
    },
  });
  const { browserToken, id: deviceId } = device;
  if (device.isNew && !device.isFirst) {
    const { sessionId } = session;
    await post(tx, newDeviceMail(user, context, { sessionId, deviceId }));
  }
  return { ok: true, userId: user.id, browserToken, deviceId, ...session };
}

type RefusalReason =
  | "deleted"
  | "disabled"
  | "unverified"
  | "password_changed"
  | "password_barred"
  | "factor_missing";

function refusal(user: User, proof: Proof): RefusalReason | null {
  if (user.deletedAt) return "deleted";
  if (user.disabledAt) return "disabled";
  if (!user.emailVerifiedAt) return "unverified";
  const provedAt = proof.password?.changedAt?.getTime();
  if (proof.password && provedAt !== user.passwordChangedAt?.getTime()) return "password_changed";
  if (user.passwordBarredAt && proof.methods.includes("pwd")) return "password_barred";
  if (user.twoFactorSince && !proof.factor) return "factor_missing";
  return null;
}
