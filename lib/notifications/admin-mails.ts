import type { RequestContext } from "@/lib/audit/context";
import { fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import { limits } from "@/lib/platform/limits";
import { dayInMail, link, mail, type Recipient, words } from "./draft";
import { notMe } from "./security-mail";

const { byAdmin } = words;

type Notice = { subject: string; what: string; button: string; closing: string };

/** What was done, why, by whom and when. From where an admin does it is the admin's own. */
const told = (what: string, reason: string): string[] => [
  what,
  fill(byAdmin.reason, { reason }),
  fill(byAdmin.when, { time: dayInMail(now()) }),
];

/** An admin did something to the account: and what its owner can do if they did not want it. */
function adminMail(
  template: string,
  { subject, what, button, closing }: Notice,
  page: string,
): (to: Recipient, reason: string, context: RequestContext) => Message {
  return (to, reason, context) =>
    mail(to, {
      template,
      subject,
      paragraphs: told(what, reason),
      button: { label: button, href: link(page) },
      notMe: { ...notMe(to, context), why: byAdmin.notMe },
      closing,
    });
}

export const accountUnlockedMail = adminMail("account-unlocked", byAdmin.unlocked, "/login");

export const twoFactorResetMail = adminMail("two-factor-reset", byAdmin.twoFactorReset, "/login");

export const sessionsEndedMail = adminMail("sessions-ended", byAdmin.sessionsEnded, "/login");

export const accountEnabledMail = adminMail("account-enabled", byAdmin.enabled, "/login");

export const madeAdminMail = adminMail("made-admin", byAdmin.madeAdmin, "/login");

export const adminRemovedMail = adminMail("admin-removed", byAdmin.adminRemoved, "/login");

/** Nothing there can be pressed any more, so there is nothing to press here. */
export function accountDisabledMail(to: Recipient, reason: string): Message {
  const { subject, what, closing } = byAdmin.disabled;
  return mail(to, {
    template: "account-disabled",
    subject,
    paragraphs: told(what, reason),
    closing,
  });
}

type LinkAndReason = { secret: string; expiresAt: Date; reason: string };

/** The link to a new password is the one thing to press. */
function linkMail(template: string, { subject, what, button, closing }: Notice) {
  return (to: Recipient, { secret, expiresAt, reason }: LinkAndReason): Message =>
    mail(to, {
      template,
      subject,
      paragraphs: told(what, reason),
      button: { label: button, href: link(`/reset-password?token=${secret}`) },
      closing: fill(closing, { minutes: limits.resetLinkMinutes }),
      expiresAt,
    });
}

export const resetRequiredMail = linkMail("reset-required", byAdmin.resetRequired);

export const resetLinkSentMail = linkMail("reset-link-sent", byAdmin.resetLinkSent);
