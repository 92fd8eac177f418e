import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { after, now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";

const HOUR = 3600;
const DAY = 24 * HOUR;

export type NewSession = { sessionId: string; token: string; expiresAt: Date; remembered: boolean };

type Opening = {
  userId: string;
  deviceId: string;
  methods: string[];
  remember: boolean;
  factor?: "proved" | "trusted_device";
};

const lives = {
  plain: { seconds: limits.webSessionHours * HOUR, idle: limits.webSessionIdleHours * HOUR },
  remembered: {
    seconds: limits.rememberedSessionDays * DAY,
    idle: limits.rememberedSessionIdleDays * DAY,
  },
};

/** Only `completeSignIn` calls this. Ends the session it replaces, and the oldest beyond the cap. */
export async function openSession(
  tx: Transaction,
  opening: Opening,
  context: RequestContext,
): Promise<NewSession> {
  const { userId, deviceId, methods, remember, factor } = opening;
  const token = randomToken();
  const life = remember ? lives.remembered : lives.plain;
  const expiresAt = after(life.seconds);
  const { id: sessionId } = await tx.session.create({
    data: {
      userId,
      deviceId,
      methods,
      tokenDigest: digest(token),
      address: context.address,
      userAgent: context.userAgent,
      authenticatedAt: now(),
      factorProvedAt: factor === "proved" ? now() : null,
      lastActiveAt: now(),
      idleSeconds: life.idle,
      expiresAt,
    },
    select: { id: true },
  });
  if (context.session) await replace(tx, context.session, context);
  await displaceOldest(tx, userId, context);
  return { sessionId, token, expiresAt, remembered: remember };
}

async function replace(
  tx: Transaction,
  session: { id: string; userId: string },
  context: RequestContext,
): Promise<void> {
  const { count } = await tx.session.updateMany({
    where: { id: session.id, endedAt: null },
    data: { endedAt: now(), endReason: "replaced" },
  });
  if (count) await record(tx, context, { type: "session.replaced", subjectId: session.userId });
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
  await tx.session.updateMany({
    where: { id: { in: surplus.map(({ id }) => id) } },
    data: { endedAt: now(), endReason: "displaced" },
  });
  await record(
    tx,
    context,
    ...surplus.map(
      ({ id }) => ({ type: "session.displaced", subjectId: userId, sessionId: id }) as const,
    ),
  );
}
