import type { RequestContext } from "@/lib/audit/context";
import { duration, fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import { limits } from "@/lib/platform/limits";
import { dayInMail, LOCALE, link, mail, type Recipient, words } from "./draft";
import { notMe, originOf, securityMail } from "./security-mail";

const text = words.recovery;

/** From where somebody said that all is lost, and when. */
export type Begun = { context: RequestContext; at: Date };

const stopPath = (token: string): string => `/recover/stop?token=${token}`;

/** To who entered the password, if it is who reads the mailbox. */
export function recoveryLinkMail(
  to: Recipient,
  { secret, expiresAt, waitHours }: { secret: string; expiresAt: Date; waitHours: number },
  context: RequestContext,
): Message {
  const { subject, what, button, closing } = text.link;
  return mail(to, {
    template: "recovery-link",
    subject,
    paragraphs: [fill(what, { wait: duration(waitHours * 3600, LOCALE) }), originOf(context)],
    button: { label: button, href: link(`/recover/start?token=${secret}`) },
    notMe: notMe(to, context),
    closing: fill(closing, { minutes: limits.recoveryLinkMinutes }),
    expiresAt,
  });
}

export function recoveryRequestedMail(
  to: Recipient,
  { stopToken, dueAt }: { stopToken: string; dueAt: Date },
  { context, at }: Begun,
): Message {
  const { subject, what, closing } = text.requested;
  return mail(to, {
    template: "recovery-requested",
    subject,
    paragraphs: [fill(what, { time: dayInMail(dueAt) }), originOf(context, at)],
    notMe: { why: text.stop.why, label: text.stop.link, href: link(stopPath(stopToken)) },
    closing,
  });
}

/** The link to finish goes to the account's address alone; an address it has left can stop it still. */
export function recoveryReadyMail(
  to: Recipient,
  { stopToken, secret, expiresAt }: { stopToken: string; secret: string | null; expiresAt: Date },
  { context, at }: Begun,
): Message {
  const { subject, what, finish, elsewhere, button, closing } = text.ready;
  return mail(to, {
    template: "recovery-ready",
    subject,
    paragraphs: [what, originOf(context, at), secret ? finish : elsewhere],
    button: secret ? { label: button, href: link(`/recover/finish?token=${secret}`) } : undefined,
    notMe: { why: text.stop.why, label: text.stop.link, href: link(stopPath(stopToken)) },
    closing: fill(closing, { time: dayInMail(expiresAt) }),
    expiresAt,
  });
}

/** Whoever began it had the password, so the way to a new one is in the same mail. */
export function recoveryStoppedMail(
  to: Recipient,
  { secret, expiresAt }: { secret: string; expiresAt: Date },
  context: RequestContext,
): Message {
  const { subject, what, button, closing } = text.stopped;
  return mail(to, {
    template: "recovery-stopped",
    subject,
    paragraphs: [what, originOf(context)],
    button: { label: button, href: link(`/reset-password?token=${secret}`) },
    closing: fill(closing, { minutes: limits.resetLinkMinutes }),
    expiresAt,
  });
}

export function recoveryEndedMail(
  to: Recipient,
  why: keyof typeof text.ended.what | "byAdmin",
  context: RequestContext,
): Message {
  const { subject, what, button, closing } = text.ended;
  // The mail about what the admin did goes with it; from where they did it is theirs to know.
  const told =
    why === "byAdmin"
      ? [what.changed, fill(words.byAdmin.when, { time: dayInMail(now()) })]
      : [what[why], originOf(context)];
  return mail(to, {
    template: "recovery-ended",
    subject,
    paragraphs: told,
    button: { label: button, href: link("/account") },
    notMe: notMe(to, context),
    closing,
  });
}

export function recoveryLapsedMail(to: Recipient, { context, at }: Begun): Message {
  const { subject, what, button, closing } = text.lapsed;
  return mail(to, {
    template: "recovery-lapsed",
    subject,
    paragraphs: [what, originOf(context, at)],
    button: { label: button, href: link("/login") },
    notMe: notMe(to, context),
    closing,
  });
}

export const recoveryCompletedMail = securityMail("recovery-completed", text.completed, "/login");

export const recoveryNotForAdminsMail = securityMail(
  "recovery-not-for-admins",
  text.notForAdmins,
  "/login",
);
