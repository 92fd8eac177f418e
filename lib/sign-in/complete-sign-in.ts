import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { recogniseDevice } from "@/lib/devices/recognise-device";
import { newDeviceMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { type NewSession, openSession } from "@/lib/sessions/open-session";

export type Proof = {
  userId: string;
  /** As in RFC 8176. */
  methods: string[];
  remember: boolean;
  /** The password that was matched: if the person has changed it since, the proof is void. */
  password?: { hash: string; changedAt: Date | null; freshHash?: string };
};

export type SignedIn = NewSession & { userId: string; browserToken: string };

/**
 * The one door to a session: every way in ends here, and what must hold for every sign-in is checked
 * here, on the row as it is now and held until the session stands.
 */
export async function completeSignIn(
  db: Database,
  proof: Proof,
  context: RequestContext,
): Promise<Outcome<SignedIn, "INVALID_CREDENTIALS">> {
  return db.$transaction(async (tx) => {
    const user = await lockedUser(tx, proof.userId);
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
    if (proof.password?.freshHash && proof.password.hash === user.passwordHash) {
      const { freshHash } = proof.password;
      await tx.user.update({ where: { id: user.id }, data: { passwordHash: freshHash } });
      await record(tx, context, { type: "password.rehashed", subjectId: user.id });
    }
    const device = await recogniseDevice(tx, user.id, context);
    const session = await openSession(tx, { ...proof, deviceId: device.id }, context);
    await record(tx, context, {
      type: "sign_in.succeeded",
      actorId: user.id,
      subjectId: user.id,
      sessionId: session.sessionId,
      details: { methods: proof.methods, newDevice: device.isNew },
    });
    if (device.isNew && !device.isFirst) await post(tx, newDeviceMail(user, context));
    return { ok: true, userId: user.id, browserToken: device.browserToken, ...session };
  });
}

/** Held until the transaction ends, so that disabling, changing the password and signing in take turns. */
async function lockedUser(tx: Transaction, userId: string): Promise<User | null> {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
  return tx.user.findUnique({ where: { id: userId } });
}

type RefusalReason = "deleted" | "disabled" | "unverified" | "password_changed";

function refusal(user: User, proof: Proof): RefusalReason | null {
  if (user.deletedAt) return "deleted";
  if (user.disabledAt) return "disabled";
  if (!user.emailVerifiedAt) return "unverified";
  const provedAt = proof.password?.changedAt?.getTime();
  if (proof.password && provedAt !== user.passwordChangedAt?.getTime()) return "password_changed";
  return null;
}
