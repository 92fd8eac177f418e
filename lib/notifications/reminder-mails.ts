import { fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { dayInMail, link, mail, type Recipient, words } from "./draft";

type Reminder = {
  reason: keyof typeof words.reminder.reasons;
  dueAt: Date | null;
};

/** Where the one next thing is done. A barred password opens no page that asks for it. */
const places: Record<Reminder["reason"], string> = {
  password_barred: "/forgot-password",
  password_expired: "/account/password",
  two_factor: "/account/two-factor",
  backup_codes: "/account/two-factor#backup-codes",
};

/** Nothing has happened to the account: something is still to be done. */
export function reminderMail(to: Recipient, { reason, dueAt }: Reminder): Message {
  const { subject, why, button } = words.reminder.reasons[reason];
  const when = dueAt ? [fill(words.reminder.dueFrom, { time: dayInMail(dueAt) })] : [];
  return mail(to, {
    template: "reminder",
    subject,
    paragraphs: [why, ...when],
    button: { label: button, href: link(places[reason]) },
    closing: words.reminder.closing,
  });
}
