import type { Client } from "pg";
import type { RequestContext } from "@/lib/audit/context";
import { type AuditEntry, record } from "@/lib/audit/record";
import { requestDeletion } from "@/lib/deletion/request-deletion";
import { now } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { endSessions } from "@/lib/sessions/end-sessions";
import { recordLock } from "@/lib/sign-in/record-lock";
import { recordUnusual } from "@/lib/sign-in/record-unusual";
import { aPerson, aSession, withTwoFactor } from "@/scripts/testing/people";
import { aBrowser, type Browser, type Character } from "./cast";
import type { Chance } from "./chance";
import { asOf, daysAgo } from "./past";

export type Stage = { superuser: Client; chance: Chance; passwordHash: string };

export type Part = {
  character: Character;
  role: "USER" | "ADMIN";
  joinedDaysAgo: number;
  /** When two-factor was turned on; null for who has none. */
  protectedDaysAgo: number | null;
  signIns: number;
  ends: "active" | "unverified" | "disabled" | "leaving" | "locked";
};

export type Owned = { user: User; secret?: string; backupCodes?: string[] };

const contextOf = ({ address, userAgent, browserToken }: Browser): RequestContext => ({
  requestId: crypto.randomUUID(),
  address,
  userAgent,
  browserToken,
});

/** From the day somebody joined to this one, by the functions the app itself would have called. */
export async function live(stage: Stage, part: Part): Promise<Owned> {
  const { superuser, chance } = stage;
  const { character, protectedDaysAgo, ends } = part;
  const [home] = character.browsers;
  const user = await join(stage, part);
  if (ends === "unverified") return { user };

  const happen = <T>(daysBack: number, act: () => Promise<T>): Promise<T> =>
    asOf(superuser, user.id, daysAgo(daysBack), act);
  let owned: Owned = { user };
  if (protectedDaysAgo !== null) {
    const { secret, backupCodes } = await happen(protectedDaysAgo, () =>
      withTwoFactor(user, contextOf(home)),
    );
    owned = { user, secret, backupCodes };
  }
  for (const daysBack of signInDays(chance, part)) {
    await happen(daysBack, () => signInOnce(stage, part, user, daysBack));
  }
  if (chance.happens(0.06)) await happen(chance.between(1, 40), () => scare(chance, user));
  if (ends === "locked") await happen(0.01, () => lockOut(user, aBrowser(chance)));
  if (ends === "disabled") await happen(9, () => disable(user));
  if (ends === "leaving") await happen(chance.between(2, 20), () => leave(user, home));
  return owned;
}

async function join({ superuser, passwordHash }: Stage, part: Part): Promise<User> {
  const { character, joinedDaysAgo, role, ends } = part;
  const { name, email } = character;
  const createdAt = daysAgo(joinedDaysAgo);
  const emailVerifiedAt = ends === "unverified" ? null : createdAt;
  const user = await aPerson({
    name,
    email,
    role,
    passwordHash,
    createdAt,
    passwordChangedAt: createdAt,
    emailVerifiedAt,
  });
  const [home] = character.browsers;
  await asOf(superuser, user.id, createdAt, () =>
    note(user, home, { type: "account.created" }, ...(emailVerifiedAt ? [VERIFIED] : [])),
  );
  return user;
}

const VERIFIED = { type: "email.verified" } as const;

const note = (user: User, browser: Browser, ...entries: AuditEntry[]): Promise<void> =>
  record(
    database(),
    contextOf(browser),
    ...entries.map((entry) => ({ subjectId: user.id, ...entry })),
  );

/** More by day than by night, and the last within hours for most. */
function signInDays(chance: Chance, { joinedDaysAgo, signIns }: Part): number[] {
  const span = Math.min(90, joinedDaysAgo);
  const days = Array.from({ length: signIns }, () => {
    const day = Math.floor(chance.between(0, span));
    const weekend = [0, 6].includes(daysAgo(day).getUTCDay()) && chance.happens(0.6);
    return (weekend ? day + 2 : day) + chance.between(0.05, 0.6);
  });
  return days.filter((day) => day < joinedDaysAgo).sort((one, other) => other - one);
}

async function signInOnce(
  { chance }: Stage,
  { character, protectedDaysAgo }: Part,
  user: User,
  daysBack: number,
): Promise<void> {
  const browser = chance.oneOf(character.browsers);
  const context = contextOf(browser);
  const wrong = chance.happens(0.16) ? 1 + Math.floor(chance.between(0, 2)) : 0;
  for (let each = 0; each < wrong; each++) await note(user, browser, WRONG_PASSWORD);
  const asksForCode = protectedDaysAgo !== null && protectedDaysAgo > daysBack;
  const session = await aSession(user, context, {
    methods: asksForCode ? ["pwd", "otp"] : ["pwd"],
    remember: chance.happens(0.5),
  });
  if (!chance.happens(0.35)) return;
  const { sessionId, userId } = session;
  await database().$transaction(async (tx) => {
    await endSessions(tx, { userId, id: sessionId }, "signed_out");
    const entry = { type: "session.signed_out", actorId: userId, subjectId: userId } as const;
    await record(tx, context, { ...entry, sessionId });
  });
}

const WRONG_PASSWORD = {
  type: "sign_in.failed",
  outcome: "FAILURE",
  details: { method: "password" },
} as const;

/** Somebody far away has the password. */
async function scare(chance: Chance, user: User): Promise<void> {
  const browser = aBrowser(chance);
  const context = contextOf(browser);
  await note(user, browser, WRONG_PASSWORD, WRONG_PASSWORD, WRONG_PASSWORD);
  const reasons = ["new_device", "new_country", "impossible_travel"] as const;
  const risk = { score: 90, level: "high", reasons: [...reasons] } as const;
  await database().$transaction((tx) =>
    recordUnusual(tx, user, { ...risk, reasons: [...reasons] }, context),
  );
}

async function lockOut(user: User, browser: Browser): Promise<void> {
  await note(user, browser, ...Array.from({ length: 5 }, () => WRONG_PASSWORD));
  await recordLock(database(), user.id, contextOf(browser));
}

async function disable(user: User): Promise<void> {
  await database().$transaction(async (tx) => {
    await endSessions(tx, { userId: user.id }, "account_disabled");
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: now() } });
  });
}

async function leave(user: User, home: Browser): Promise<void> {
  const context = contextOf(home);
  await requestDeletion(database(), await aSession(user, context), context);
}
