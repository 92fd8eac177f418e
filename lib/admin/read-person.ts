import { maskedPhone } from "@/lib/factors/one-time-codes/channels";
import { type TwoFactorStatus, twoFactorStatus } from "@/lib/factors/status";
import { listAuthenticators } from "@/lib/factors/totp/list";
import type { Database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { isUuid } from "@/lib/platform/shapes";
import { type Locks, locksOf } from "./locks";

const told = {
  id: true,
  name: true,
  email: true,
  role: true,
  emailVerifiedAt: true,
  emailNormalized: true,
  passwordChangedAt: true,
  passwordBarredAt: true,
  twoFactorSince: true,
  disabledAt: true,
  deletedAt: true,
  eraseAt: true,
  createdAt: true,
} as const;

export type PersonRead = Pick<User, keyof typeof told> & {
  hasPassword: boolean;
  lastSeenAt: Date | null;
  locks: Locks;
  twoFactor: TwoFactorStatus;
  authenticators: Awaited<ReturnType<typeof listAuthenticators>>;
  /** Masked; null where codes are not texted. */
  phone: string | null;
  mailsCodes: boolean;
};

/** One person as an admin may see them: what is so, and never a secret. Null for who is not there. */
export async function readPerson(db: Database, id: string): Promise<PersonRead | null> {
  if (!isUuid(id)) return null;
  const person = await db.user.findUnique({ where: { id, deletedAt: null }, select: told });
  if (!person) return null;
  const [locks, twoFactor, authenticators, channels, hasPassword, lastSeenAt] = await Promise.all([
    locksOf(db, person),
    twoFactorStatus(db, id),
    listAuthenticators(db, id),
    db.codeChannel.findMany({ where: { userId: id } }),
    db.user.count({ where: { id, passwordHash: { not: null } } }),
    lastSeen(db, id),
  ]);
  const phone = channels.find(({ channel }) => channel === "SMS");
  return {
    ...person,
    hasPassword: hasPassword > 0,
    lastSeenAt,
    locks,
    twoFactor,
    authenticators,
    phone: phone ? maskedPhone(phone) : null,
    mailsCodes: channels.some(({ channel }) => channel === "EMAIL"),
  };
}

/** By the sessions that are still known, and the devices, which outlive them. */
async function lastSeen(db: Database, userId: string): Promise<Date | null> {
  const [session, device] = await Promise.all([
    db.session.aggregate({ where: { userId, endedAt: null }, _max: { lastActiveAt: true } }),
    db.device.aggregate({ where: { userId }, _max: { lastSeenAt: true } }),
  ]);
  const moments = [session._max.lastActiveAt, device._max.lastSeenAt].filter((at) => at !== null);
  return moments.length > 0 ? new Date(Math.max(...moments.map((at) => at.getTime()))) : null;
}
