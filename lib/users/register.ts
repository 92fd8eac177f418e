import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { alreadyRegisteredMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { refusePassword } from "@/lib/passwords/refuse-password";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { isUniqueConflict } from "@/lib/platform/database/conflicts";
import type { Outcome } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password-hash";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import { normalizeEmail } from "./email";
import { holdUser } from "./hold-user";
import { isClosed } from "./is-closed";
import { sendVerification } from "./send-verification";
import { whoHasAddress } from "./who-has-address";

export type Registration = { name: string; email: string; password: string };

/**
 * Registers, or tells the address's owner that somebody tried: both do the same work and give the
 * same answer. `mailTokenId` is for the browser's sealed cookie; it names nothing when there is no
 * new mail to confirm.
 */
export async function register(
  db: Database,
  input: Registration,
  context: RequestContext,
): Promise<Outcome<{ mailTokenId: string }, "INVALID_INPUT" | "RATE_LIMITED">> {
  const limited = await countRequest(db, rates.registerAddress, context);
  if (limited) return limited;
  const refused = await refusePassword(db, { password: input.password, owner: input }, context);
  if (refused) return refused;

  const passwordHash = await hashPassword(input.password);
  const mayMail = !(await countUse(rates.mailRecipient, normalizeEmail(input.email))).blocked;
  const attempt = () =>
    db.$transaction((tx) => enter(tx, { ...input, passwordHash, mayMail }, context));
  const mailTokenId = await attempt().catch((error: unknown) => {
    // Somebody registered the same address in the same moment: now it exists.
    if (isUniqueConflict(error)) return attempt();
    throw error;
  });
  return { ok: true, mailTokenId };
}

type Entry = Registration & { passwordHash: string; mayMail: boolean };

async function enter(tx: Transaction, entry: Entry, context: RequestContext): Promise<string> {
  const { email, name, passwordHash, mayMail } = entry;
  const emailNormalized = normalizeEmail(email);
  const found = await whoHasAddress(tx, emailNormalized);
  // Held, so that a password is not put in force beside the proof of the address, and stays.
  const existing = found && (await holdUser(tx, found.userId));

  if (existing && (existing.emailVerifiedAt || isClosed(existing))) {
    // To the address that was typed, also where its account has left it.
    const owner = { ...existing, email: found.email };
    if (mayMail && !isClosed(existing)) await post(tx, alreadyRegisteredMail(owner));
    await record(tx, context, {
      type: "registration.repeated",
      outcome: "REFUSED",
      subjectId: existing.id,
    });
    return uuidv7();
  }

  // Nobody has proved that the address is theirs yet: the newest password is the one to prove.
  const chosen = { email, name, passwordHash, passwordChangedAt: now() };
  const user = existing
    ? await tx.user.update({ where: { id: existing.id }, data: chosen })
    : await tx.user.create({ data: { ...chosen, emailNormalized } });
  await record(tx, context, { type: "account.created", subjectId: user.id });
  if (!mayMail) return uuidv7();
  return sendVerification(tx, user, context);
}
