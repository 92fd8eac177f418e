import { defaultLocale, messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import type { CodePurpose } from "@/lib/platform/database/generated/enums";
import { environment } from "@/lib/platform/environment";
import { limits } from "@/lib/platform/limits";

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
