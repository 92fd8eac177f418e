import type { RequestContext } from "@/lib/audit/context";
import type { SentMethod } from "@/lib/factors/methods";
import { fill, plural } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import type { CodePurpose } from "@/lib/platform/database/generated/enums";
import { limits } from "@/lib/platform/limits";
import { LOCALE, mail, type Recipient, words } from "./draft";
import { notMe, originOf, securityMail } from "./security-mail";

const TWO_FACTOR = "/account/two-factor";

export const twoFactorOnMail = securityMail("two-factor-on", words.twoFactorOn, TWO_FACTOR);

export const twoFactorOffMail = securityMail("two-factor-off", words.twoFactorOff, TWO_FACTOR);

export const authenticatorAddedMail = securityMail(
  "authenticator-added",
  words.authenticatorAdded,
  TWO_FACTOR,
);

export const authenticatorRemovedMail = securityMail(
  "authenticator-removed",
  words.authenticatorRemoved,
  TWO_FACTOR,
);

type SentCode = {
  code: string;
  expiresAt: Date;
  purpose: CodePurpose;
  askedBy?: { service: string; purpose: string };
};

/** One that a service has asked for came after no password, so there is nobody to shut out. */
export function codeMail(
  to: Recipient,
  { code, expiresAt, purpose, askedBy }: SentCode,
  context: RequestContext,
): Message {
  const { subject, why, label, closing } = words.code;
  return mail(to, {
    template: "code",
    subject,
    paragraphs: [
      fill(why[purpose], { ...askedBy }),
      askedBy ? words.code.notAsked : originOf(context),
    ],
    code: { label, value: `${code.slice(0, 4)} ${code.slice(4)}` },
    notMe: askedBy ? undefined : notMe(to, context),
    closing: fill(closing, { minutes: limits.codeMinutes }),
    expiresAt,
  });
}

export function codeChannelAddedMail(
  to: Recipient,
  { method, masked }: { method: SentMethod; masked: string },
  context: RequestContext,
): Message {
  const { what, ...notice } = words.codeChannelAdded;
  const filled = { ...notice, what: fill(what[method], { to: masked }) };
  return securityMail("code-channel-added", filled, TWO_FACTOR)(to, context);
}

export function codeChannelRemovedMail(
  to: Recipient,
  { method }: { method: SentMethod },
  context: RequestContext,
): Message {
  const { what, ...notice } = words.codeChannelRemoved;
  const filled = { ...notice, what: what[method] };
  return securityMail("code-channel-removed", filled, TWO_FACTOR)(to, context);
}

export const newBackupCodesMail = securityMail("backup-codes", words.newBackupCodes, TWO_FACTOR);

export function backupCodeUsedMail(to: Recipient, left: number, context: RequestContext): Message {
  const { few, left: leftWords, ...notice } = words.backupCodeUsed;
  const count = plural(LOCALE, leftWords, left);
  const what = [notice.what, count, left <= limits.backupCodesLow ? few : ""];
  const counted = { ...notice, what: what.filter(Boolean).join(" ") };
  return securityMail("backup-code-used", counted, TWO_FACTOR)(to, context);
}
