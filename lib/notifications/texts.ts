import { defaultLocale, messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import type { AdminRequestKind, CodePurpose } from "@/lib/platform/database/generated/enums";
import { environment } from "@/lib/platform/environment";
import { limits } from "@/lib/platform/limits";
import { link } from "./draft";

type Asked = { kind: AdminRequestKind; notBefore: Date; expiresAt: Date };

/** To a phone that was confirmed for codes; the link that stops it is in the mail alone. */
export function requestAskedText(
  user: { id: string },
  to: string,
  { kind, notBefore, expiresAt }: Asked,
): Message {
  const { subject, ...said } = messagesFor(defaultLocale).texts.requestAsked;
  const time = dateTime(notBefore, { locale: defaultLocale, timeZone: "UTC" });
  return {
    channel: "SMS",
    template: "request-asked",
    subject,
    userId: user.id,
    to,
    text: fill(said[kind], { time }),
    expiresAt,
  };
}

type SentCode = {
  code: string;
  expiresAt: Date;
  purpose: CodePurpose;
  askedBy?: { service: string; purpose: string };
};

/**
 * The last line binds the code to this site: phones fill it in here and nowhere else. Its form is
 * the one that browsers agreed on, so it is not for translators.
 */
export function codeText(user: { id: string }, to: string, sent: SentCode): Message {
  const { code, expiresAt, purpose, askedBy } = sent;
  const words = messagesFor(defaultLocale).texts;
  const host = new URL(environment().SALLYPORT_URL).hostname;
  const sentence = fill(words.code[purpose], {
    code,
    minutes: limits.codeMinutes,
    ...askedBy,
  });
  return {
    channel: "SMS",
    template: "code",
    subject: words.subject,
    userId: user.id,
    to,
    text: `${sentence}\n\n@${host} #${code}`,
    expiresAt,
  };
}

type RecoveryNews = { kind: "requested" | "ready"; stopToken: string; expiresAt: Date };

/** To a phone whose owner may be the one who has to stop it. */
export function recoveryText(
  user: { id: string },
  to: string,
  { kind, stopToken, expiresAt }: RecoveryNews,
): Message {
  const { subject, ...said } = messagesFor(defaultLocale).texts.recovery;
  return {
    channel: "SMS",
    template: `recovery-${kind}`,
    subject,
    userId: user.id,
    to,
    text: fill(said[kind], { link: link(`/recover/stop?token=${stopToken}`) }),
    expiresAt,
  };
}
