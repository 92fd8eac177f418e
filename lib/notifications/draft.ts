import { defaultLocale, messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { environment } from "@/lib/platform/environment";
import { layOut } from "./mail-layout";

export type Recipient = { id: string; email: string; name: string };

export const LOCALE = defaultLocale;

export const link = (path: string): string => new URL(path, environment().SALLYPORT_URL).href;

export type Draft = {
  template: string;
  subject: string;
  paragraphs: string[];
  button?: { label: string; href: string };
  notMe?: { why: string; label: string; href: string };
  code?: { label: string; value: string };
  closing: string;
  expiresAt?: Date;
};

export function mail(to: Recipient, draft: Draft): Message {
  const greeting = fill(messagesFor(LOCALE).mail.greeting, { name: to.name });
  const { template, subject, expiresAt } = draft;
  const body = layOut({ locale: LOCALE, ...draft, paragraphs: [greeting, ...draft.paragraphs] });
  return { channel: "EMAIL", template, subject, expiresAt, userId: to.id, to: to.email, ...body };
}

export const dayInMail = (at: Date): string => dateTime(at, { locale: LOCALE, timeZone: "UTC" });

export const words = messagesFor(LOCALE).mail;
