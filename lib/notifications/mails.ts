import type { RequestContext } from "@/lib/audit/context";
import { browserName } from "@/lib/devices/browser-name";
import { messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import { environment } from "@/lib/platform/environment";
import { layOut } from "./mail-layout";

type Recipient = { id: string; email: string; name: string };

const LOCALE = "en";

const link = (path: string): string => new URL(path, environment().SALLYPORT_URL).href;

type Draft = {
  template: string;
  subject: string;
  paragraphs: string[];
  button?: { label: string; href: string };
  code?: { label: string; value: string };
  closing: string;
  expiresAt?: Date;
};

function mail(to: Recipient, draft: Draft): Message {
  const greeting = fill(messagesFor(LOCALE).mail.greeting, { name: to.name });
  const { template, subject, expiresAt } = draft;
  const body = layOut({ locale: LOCALE, ...draft, paragraphs: [greeting, ...draft.paragraphs] });
  return { channel: "EMAIL", template, subject, expiresAt, userId: to.id, to: to.email, ...body };
}

export function verificationMail(
  to: Recipient,
  proof: { secret: string; code: string; expiresAt: Date },
): Message {
  const words = messagesFor(LOCALE).mail.verifyEmail;
  return mail(to, {
    template: "verify-email",
    subject: words.subject,
    paragraphs: [words.why],
    button: { label: words.button, href: link(`/verify-email?token=${proof.secret}`) },
    code: { label: words.code, value: `${proof.code.slice(0, 4)} ${proof.code.slice(4)}` },
    closing: words.closing,
    expiresAt: proof.expiresAt,
  });
}

export function alreadyRegisteredMail(to: Recipient): Message {
  const words = messagesFor(LOCALE).mail.alreadyRegistered;
  return mail(to, {
    template: "already-registered",
    subject: words.subject,
    paragraphs: [words.why],
    button: { label: words.button, href: link("/login") },
    closing: words.closing,
  });
}

export function newDeviceMail(to: Recipient, context: RequestContext): Message {
  const words = messagesFor(LOCALE).mail.newDevice;
  return mail(to, {
    template: "new-device",
    subject: words.subject,
    paragraphs: [
      fill(words.what, {
        browser: browserName(context.userAgent, messagesFor(LOCALE).browser),
        address: context.address,
        time: `${dateTime(now(), { locale: LOCALE, timeZone: "UTC" })} UTC`,
      }),
    ],
    button: { label: words.button, href: link("/account") },
    closing: words.closing,
  });
}
