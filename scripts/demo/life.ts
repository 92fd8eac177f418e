import type { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "@/lib/audit/context";
import { type AuditEntry, record } from "@/lib/audit/record";
import { requestDeletion } from "@/lib/deletion/request-deletion";
import { claimBackupCode } from "@/lib/factors/backup-codes/claim";
import { noteBackupCodeUse } from "@/lib/factors/backup-codes/note-use";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { assessRisk, type RiskFacts } from "@/lib/risk/assess";
import { endSessions } from "@/lib/sessions/end-sessions";
import { allowanceKey, countFailure } from "@/lib/sign-in/lockout";
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

/** Somebody as they are at the end of their past. */
export type Lived = { part: Part; user: User; secret?: string; backupCodes?: string[] };

type Happening = { daysBack: number; act: () => Promise<unknown> };

export const contextOf = ({ address, userAgent, browserToken }: Browser): RequestContext => ({
  requestId: crypto.randomUUID(),
  address,
  userAgent,
  browserToken,
});

/** From the day somebody joined to this one, by the functions the app itself would have called. */
export async function live(stage: Stage, part: Part): Promise<Lived> {
  const user = await join(stage, part);
  const lived: Lived = { part, user };
  if (part.ends === "unverified") return lived;
  const past = happenings(stage, lived).filter(({ daysBack }) => daysBack < part.joinedDaysAgo);
  for (const { daysBack, act } of past.sort((one, other) => other.daysBack - one.daysBack)) {
    await asOf(stage.superuser, user.id, daysAgo(daysBack), act);
  }
  return lived;
}

function happenings(stage: Stage, lived: Lived): Happening[] {
  const { chance } = stage;
  const { user, part } = lived;
  const { character, protectedDaysAgo, ends } = part;
  const [home] = character.browsers;
  const past: Happening[] = signInDays(chance, part).map((daysBack) => ({
    daysBack,
    act: () => signInOnce(stage, lived, daysBack),
  }));
  const happens = (daysBack: number, act: Happening["act"]) => past.push({ daysBack, act });

  if (protectedDaysAgo !== null) {
    happens(protectedDaysAgo, async () => {
      const { secret, backupCodes } = await withTwoFactor(user, contextOf(home));
      Object.assign(lived, { secret, backupCodes });
    });
    if (part.role === "USER" && chance.happens(0.08)) {
      for (let each = 0; each < CODES_SPENT; each++) {
        const daysBack = protectedDaysAgo * chance.between(0.05, 0.6);
        happens(daysBack, () => spendCode(lived, each));
      }
    }
  }
  if (chance.happens(0.06)) happens(chance.between(1, 40), () => scare(chance, user));
  if (chance.happens(0.1)) {
    const stranger = aBrowser(chance);
    happens(chance.between(1, 80), () => lockOut(user, stranger));
  }
  if (ends === "locked") {
    const stranger = aBrowser(chance);
    happens(0.002, async () => {
      await lockOut(user, stranger);
      await block(user);
    });
  }
  if (ends === "leaving") happens(chance.between(2, 20), () => leave(user, home));
  return past;
}

async function join({ passwordHash, superuser }: Stage, part: Part): Promise<User> {
  const { character, joinedDaysAgo, role, ends } = part;
  const { name, email } = character;
  const createdAt = daysAgo(joinedDaysAgo);
  const emailVerifiedAt = ends === "unverified" ? null : createdAt;
  const user = await aPerson({
    id: uuidv7({ msecs: createdAt.getTime() }),
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

async function signInOnce({ chance }: Stage, lived: Lived, daysBack: number): Promise<void> {
  const { part, user } = lived;
  const { character, protectedDaysAgo } = part;
  const browser = chance.oneOf(character.browsers);
  const context = contextOf(browser);
  const wrong = chance.happens(0.16) ? 1 + Math.floor(chance.between(0, 2)) : 0;
  for (let each = 0; each < wrong; each++) await note(user, browser, WRONG_PASSWORD);
  const asksForCode = protectedDaysAgo !== null && protectedDaysAgo > daysBack;
  const session = await aSession(user, context, {
    methods: asksForCode ? ["pwd", "otp"] : ["pwd"],
    remember: chance.happens(0.5),
    risk: chance.happens(0.05) ? riskOf(chance.oneOf(ODD)) : undefined,
  });
  if (!chance.happens(0.35)) return;
  const { sessionId, userId } = session;
  await database().$transaction(async (tx) => {
    await endSessions(tx, { userId, id: sessionId }, "signed_out");
    const entry = { type: "session.signed_out", actorId: userId, subjectId: userId } as const;
    await record(tx, context, { ...entry, sessionId });
  });
}

const ODD: readonly [RiskFacts, ...RiskFacts[]] = [
  oddly({ deviceIsKnown: false, country: "BR" }),
  oddly({ deviceIsKnown: false, country: "BR", hour: 3 }),
  oddly({ deviceIsKnown: false, failuresBefore: limits.riskFailures }),
  oddly({ travel: { kilometres: 9_000, hours: 2 } }),
];

/** By somebody who has always come from one country, at noon, and with their own browser. */
function oddly(change: Partial<RiskFacts>): RiskFacts {
  return {
    hasHistory: true,
    deviceIsKnown: true,
    country: "PT",
    earlierCountries: ["PT"],
    travel: null,
    failuresBefore: 0,
    hour: 12,
    earlierHours: Array.from({ length: 40 }, () => 12),
    twoFactorWasReset: false,
    ...change,
  };
}

const riskOf = (facts: RiskFacts) => {
  const { score, reasons } = assessRisk(facts);
  return { score, reasons };
};

/** Of ten, so that a reminder is due. */
const CODES_SPENT = 8;

async function spendCode({ user, part, backupCodes }: Lived, each: number): Promise<void> {
  const context = contextOf(part.character.browsers[0]);
  await aSession(user, context, { methods: ["pwd", "otp"] });
  await database().$transaction(async (tx) => {
    await claimBackupCode(tx, user.id, backupCodes?.[each] ?? "");
    await noteBackupCodeUse(tx, user.id, context);
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

export async function lockOut(user: User, browser: Browser): Promise<void> {
  await note(user, browser, ...Array.from({ length: limits.signInFailures }, () => WRONG_PASSWORD));
  await recordLock(database(), user.id, contextOf(browser));
}

/** What the lock itself is made of: it has no past, and holds from now on. */
export async function block({ emailNormalized }: User): Promise<void> {
  for (let each = 0; each < limits.signInFailures; each++) {
    await countFailure(database(), allowanceKey(emailNormalized));
  }
}

async function leave(user: User, home: Browser): Promise<void> {
  const context = contextOf(home);
  await requestDeletion(database(), await aSession(user, context), context);
}
