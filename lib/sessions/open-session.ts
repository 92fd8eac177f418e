import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { after, now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { Client } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";
import { readPolicy } from "@/lib/policies/read-policy";
import { endSessions } from "./end-sessions";
import { addRefreshToken, newAccess } from "./tokens";

const HOUR = 3600;
const DAY = 24 * HOUR;

export type NewSession = {
  sessionId: string;
  /** For the cookie; a phone's access token. */
  token: string;
  expiresAt: Date;
  remembered: boolean;
  /** What a phone is told besides. */
  phone?: PhoneTokens;
};

/** No refresh token where something must be done first: such a session is for that, and no more. */
export type PhoneTokens = { refreshToken: string | null; expiresIn: number };

type Opening = {
  userId: string;
  deviceId: string;
  methods: string[];
  remember: boolean;
  factor?: "proved" | "trusted_device";
  client: Client;
  place: { country: string | null; city: string | null };
  risk?: { score: number; reasons: string[] };
  /** Something must be done first: a phone's session is for that alone, and ends with its first token. */
  isForDuty: boolean;
};

const ACCESS_SECONDS = limits.accessTokenMinutes * 60;

const lives = {
  phone: { seconds: limits.mobileSessionDays * DAY, idle: limits.refreshTokenDays * DAY },
  phoneForDuty: { seconds: ACCESS_SECONDS, idle: ACCESS_SECONDS },
};

async function lifeOf(tx: Transaction, { client, isForDuty, remember }: Opening) {
  if (client === "MOBILE") return isForDuty ? lives.phoneForDuty : lives.phone;
  const rule = await readPolicy(tx, "sessions");
  return remember
    ? { seconds: rule.rememberedDays * DAY, idle: rule.rememberedIdleDays * DAY }
    : { seconds: rule.hours * HOUR, idle: rule.idleMinutes * 60 };
}

/** Only `completeSignIn` calls this. Ends the session it replaces, and the oldest beyond the cap. */
export async function openSession(
  tx: Transaction,
  opening: Opening,
  context: RequestContext,
): Promise<NewSession> {
  const { userId, deviceId, methods, remember, factor, client, place, risk, isForDuty } = opening;
  const life = await lifeOf(tx, opening);
  const expiresAt = after(life.seconds);
  const access = client === "MOBILE" ? newAccess(expiresAt) : null;
  const token = access?.accessToken ?? randomToken();
  const { id: sessionId } = await tx.session.create({
    data: {
      userId,
      deviceId,
      methods,
      client,
      tokenDigest: digest(token),
      accessExpiresAt: access?.row.accessExpiresAt,
      address: context.address,
      userAgent: context.userAgent,
      ...place,
      riskScore: risk?.score,
      riskReasons: risk?.reasons,
      authenticatedAt: now(),
      factorProvedAt: factor === "proved" ? now() : null,
      lastActiveAt: now(),
      idleSeconds: life.idle,
      remembered: client === "WEB" && remember,
      expiresAt,
    },
    select: { id: true },
  });
  await tx.user.update({ where: { id: userId }, data: { lastSeenAt: now() } });
  if (context.session) await replace(tx, context.session, context);
  await displaceOldest(tx, userId, context);
  const session = { sessionId, token, expiresAt, remembered: remember };
  if (!access) return session;
  const refreshToken = isForDuty ? null : randomToken();
  if (refreshToken) await addRefreshToken(tx, { id: sessionId, expiresAt }, refreshToken);
  return { ...session, phone: { refreshToken, expiresIn: access.expiresIn } };
}

async function replace(
  tx: Transaction,
  { id, userId }: { id: string; userId: string },
  context: RequestContext,
): Promise<void> {
  const [ended] = await endSessions(tx, { userId, id }, "replaced");
  if (ended) await record(tx, context, { type: "session.replaced", subjectId: userId });
}

async function displaceOldest(
  tx: Transaction,
  userId: string,
  context: RequestContext,
): Promise<void> {
  const surplus = await tx.session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: "desc" },
    skip: limits.liveSessionsPerUser,
    select: { id: true },
  });
  if (surplus.length === 0) return;
  await endSessions(tx, { userId, id: { in: surplus.map(({ id }) => id) } }, "displaced");
  await record(
    tx,
    context,
    ...surplus.map(
      ({ id }) => ({ type: "session.displaced", subjectId: userId, sessionId: id }) as const,
    ),
  );
}
