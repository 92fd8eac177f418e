import QRCode from "qrcode";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { newTotpSecret, otpauthUrl } from "@/lib/factors/totp/codes";
import { openSecret, sealSecret } from "@/lib/factors/totp/secrets";
import { after, now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import { needsConfirmation } from "@/lib/step-up/fresh";

export type PendingSetup = { otpauthUrl: string; secret: string; qrSvg: string; expiresAt: Date };

type Refusal =
  | "MFA_ALREADY_ENABLED"
  | "CONFIRMATION_REQUIRED"
  | "RATE_LIMITED"
  | "TOO_MANY"
  | "UNAUTHENTICATED";

/** Begins, or begins again, for this session alone. What is in force already is not touched. */
export async function beginSetup(
  db: Database,
  session: Authenticated,
  { additional = false }: { additional?: boolean },
  context: RequestContext,
): Promise<Outcome<{ setup: PendingSetup }, Refusal>> {
  if (session.twoFactorSince && !additional) return failure("MFA_ALREADY_ENABLED");
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const { userId, sessionId } = session;
  const limited = await countRequest(db, rates.authenticatorSetups, context, userId);
  if (limited) return limited;
  const secret = newTotpSecret();
  const id = uuidv7();
  const expiresAt = after(limits.authenticatorSetupMinutes * 60);
  const refused = await db.$transaction(async (tx) => {
    if (!(await holdOwn(tx, session))) return "UNAUTHENTICATED" as const;
    const count = await tx.authenticator.count({ where: { userId } });
    if (count >= limits.authenticatorsPerUser) return "TOO_MANY" as const;
    await tx.authenticatorSetup.deleteMany({ where: { sessionId } });
    const sealed = sealSecret(secret, userId, id);
    await tx.authenticatorSetup.create({
      data: { id, userId, sessionId, expiresAt, secret: sealed },
    });
    await record(tx, context, { type: "two_factor.setup_started", subjectId: userId });
    return null;
  });
  return refused
    ? failure(refused)
    : { ok: true, setup: await shown(secret, session.email, expiresAt) };
}

/** The set-up this session has begun, to be shown again until it is confirmed. */
export async function pendingSetup(
  db: Database,
  { userId, sessionId, email }: Authenticated,
): Promise<PendingSetup | null> {
  const row = await db.authenticatorSetup.findFirst({
    where: { sessionId, userId, expiresAt: { gt: now() } },
  });
  const secret = row && openSecret(row);
  return row && secret ? shown(secret, email, row.expiresAt) : null;
}

/** Drawn here: the secret is in no address and goes to nobody else. */
async function shown(secret: string, email: string, expiresAt: Date): Promise<PendingSetup> {
  const url = otpauthUrl(secret, email);
  const qrSvg = await QRCode.toString(url, { type: "svg", errorCorrectionLevel: "M", margin: 4 });
  return { otpauthUrl: url, secret, qrSvg, expiresAt };
}
