import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { codeMail } from "@/lib/notifications/mails";
import { codeText } from "@/lib/notifications/texts";
import { post } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { Failure } from "@/lib/platform/outcome";
import { randomCode } from "@/lib/platform/random";
import { rates } from "@/lib/platform/rates";
import { channelOf, type Destination, sealPhone } from "./channels";
import { type Binding, sentCodeDigest } from "./claim";

type Sending = Pick<Destination, "method" | "to"> & {
  /** The phone's owner has shown that it is theirs. */
  isConfirmed: boolean;
};

/** A service that asks for the code, and what for in its own words. */
export type AskedBy = { service: string; purpose: string };

/**
 * Every text costs money and every message a stranger's patience: counted before one is written.
 * Whoever has confirmed a phone has a count of their own for it: strangers who name it as theirs
 * cannot use that up.
 */
export async function countSending(
  db: Database,
  userId: string,
  { method, to, isConfirmed }: Sending,
  context: RequestContext,
): Promise<Failure<"RATE_LIMITED"> | null> {
  const { service } = context;
  if (service) return countForService(db, userId, { method, to, keyId: service.id }, context);
  const phone = isConfirmed ? `${userId} ${to}` : to;
  return (
    (await countRequest(db, rates.codesPerUser, context, userId)) ??
    (await countRequest(db, rates.codesPerAddress, context)) ??
    (method === "sms"
      ? ((await countRequest(db, rates.textsPerPhone, context, phone)) ??
        (await countRequest(db, rates.textsInAll, context, "all")))
      : null)
  );
}

/** Apart from the person's own count: no service uses up the codes somebody signs in with. */
async function countForService(
  db: Database,
  userId: string,
  { method, to, keyId }: Pick<Sending, "method" | "to"> & { keyId: string },
  context: RequestContext,
): Promise<Failure<"RATE_LIMITED"> | null> {
  return (
    (await countRequest(db, rates.serviceCodesPerUser, context, userId)) ??
    (await countRequest(db, rates.serviceCodesPerKey, context, keyId)) ??
    (method === "sms"
      ? ((await countRequest(db, rates.serviceTextsPerPhone, context, `${userId} ${to}`)) ??
        (await countRequest(db, rates.textsInAll, context, "all")))
      : null)
  );
}

/** The newest code is the only one: it takes the place of the one before. Tries are counted elsewhere, and stay. */
export async function sendCode(
  tx: Transaction,
  user: User,
  { method, to, masked }: Destination,
  binding: Binding,
  context: RequestContext,
  askedBy?: AskedBy,
): Promise<void> {
  const { purpose, boundTo } = binding;
  const channel = channelOf[method];
  const code = randomCode();
  const id = uuidv7();
  const expiresAt = after(limits.codeMinutes * 60);
  await tx.oneTimeCode.deleteMany({ where: { purpose, boundTo, channel } });
  await tx.oneTimeCode.create({
    data: {
      ...binding,
      id,
      channel,
      userId: user.id,
      digest: sentCodeDigest(binding, to, code),
      // A phone that waits to be confirmed is kept nowhere else.
      destination:
        purpose === "CONFIRM_PHONE"
          ? sealPhone(to, { table: "one_time_code", userId: user.id, id })
          : null,
      expiresAt,
    },
  });
  const said = { code, expiresAt, purpose, askedBy };
  const message = method === "email" ? codeMail(user, said, context) : codeText(user, to, said);
  await post(tx, message);
  await record(tx, context, {
    type: "two_factor.code_sent",
    subjectId: user.id,
    details: { method, to: masked },
  });
}
