import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { trustStolenMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { after, now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { Device } from "@/lib/platform/database/generated/client";
import { digest, sameDigest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";
import { isToken, isUuid } from "@/lib/platform/shapes";
import { readPolicy } from "@/lib/policies/read-policy";

const noTrust = {
  trustDigest: null,
  previousTrustDigest: null,
  trustRotatedAt: null,
  trustedUntil: null,
  trustedAt: null,
};

/** The device's name and its secret of the moment, as one cookie. */
const cookieOf = (deviceId: string, secret: string): string => `${deviceId}.${secret}`;

/** From now on this device's token stands for the second factor at sign-in, and for nothing else. */
export async function trustDevice(
  tx: Transaction,
  deviceId: string,
  context: RequestContext,
): Promise<string | undefined> {
  const { days } = await readPolicy(tx, "trustedDevices");
  if (days === 0) return undefined;
  const secret = randomToken();
  const { userId } = await tx.device.update({
    where: { id: deviceId },
    data: {
      ...noTrust,
      trustDigest: digest(secret),
      trustedUntil: after(days * 24 * 3600),
      trustedAt: now(),
    },
  });
  await record(tx, context, { type: "device.trusted", actorId: userId, subjectId: userId });
  return cookieOf(deviceId, secret);
}

/**
 * Uses the token once and gives the next one. The caller holds the person's row, so that two uses
 * take turns. A trusted device that shows any other secret than its own was copied: then it is
 * trusted no more, whoever holds which, and the owner is told.
 */
export async function spendTrust(
  tx: Transaction,
  userId: string,
  token: string,
  context: RequestContext,
): Promise<string | null> {
  const [deviceId, secret] = token.split(".");
  if (!isUuid(deviceId) || !isToken(secret)) return null;
  const { days } = await readPolicy(tx, "trustedDevices");
  const device = await tx.device.findFirst({
    where: {
      id: deviceId,
      userId,
      trustedUntil: { gt: now() },
      trustedAt: { gt: after(-days * 24 * 3600) },
    },
  });
  if (!device) return null;
  const shown = digest(secret);
  if (!isCurrent(device, shown) && !isRetry(device, shown)) {
    await reportTheft(tx, device, context);
    return null;
  }
  const next = randomToken();
  await tx.device.update({
    where: { id: deviceId },
    data: {
      trustDigest: digest(next),
      previousTrustDigest: shown,
      trustRotatedAt: now(),
      lastSeenAt: now(),
    },
  });
  return cookieOf(deviceId, next);
}

const isCurrent = ({ trustDigest }: Device, shown: Uint8Array): boolean =>
  trustDigest !== null && sameDigest(trustDigest, shown);

/** The same answer asked for again at once, because the first never arrived. */
function isRetry({ previousTrustDigest, trustRotatedAt }: Device, shown: Uint8Array): boolean {
  if (!previousTrustDigest || !trustRotatedAt || !sameDigest(previousTrustDigest, shown)) {
    return false;
  }
  return now().getTime() - trustRotatedAt.getTime() < limits.rotationRetrySeconds * 1000;
}

async function reportTheft(
  tx: Transaction,
  { id, userId }: Device,
  context: RequestContext,
): Promise<void> {
  await tx.device.update({ where: { id }, data: noTrust });
  const owner = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await record(tx, context, { type: "device.trust_stolen", outcome: "REFUSED", subjectId: userId });
  await post(tx, trustStolenMail(owner, context));
}

type Trusted = { userId: string; deviceId?: string; keep?: string };

/** Ends the trust of one device of this person, or of all of them, or of all but one: of how many. */
export async function dropTrust(
  tx: Transaction,
  { userId, deviceId, keep }: Trusted,
): Promise<number> {
  const { count } = await tx.device.updateMany({
    where: { userId, id: { equals: deviceId, not: keep }, trustedUntil: { not: null } },
    data: noTrust,
  });
  return count;
}

/** The same, and records it. */
export async function endTrust(
  tx: Transaction,
  which: Trusted,
  context: RequestContext,
): Promise<void> {
  const devices = await dropTrust(tx, which);
  if (devices === 0) return;
  const { userId: subjectId } = which;
  await record(tx, context, { type: "device.trust_ended", subjectId, details: { devices } });
}
