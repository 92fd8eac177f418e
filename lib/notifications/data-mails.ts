import type { RequestContext } from "@/lib/audit/context";
import { fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import { limits } from "@/lib/platform/limits";
import { dayInMail, link, mail, type Recipient, words } from "./draft";
import { notMe, originOf, securityMail } from "./security-mail";

const DATA = "/account/data";

export const exportRequestedMail = securityMail("export-requested", words.exportRequested, DATA);

export const exportDownloadedMail = securityMail("export-downloaded", words.exportDownloaded, DATA);

export function deletionRequestedMail(
  to: Recipient,
  eraseAt: Date,
  context: RequestContext,
): Message {
  const { what, ...notice } = words.deletionRequested;
  const filled = { ...notice, what: fill(what, { time: dayInMail(eraseAt) }) };
  return securityMail("deletion-requested", filled, DATA)(to, context);
}

/** The day comes nearer; from where it was asked for, and when, is said again. */
export function deletionNearMail(
  to: Recipient,
  { eraseAt, askedAt }: { eraseAt: Date; askedAt: Date },
  context: RequestContext,
): Message {
  const { subject, what, button, closing } = words.deletionNear;
  return mail(to, {
    template: "deletion-near",
    subject,
    paragraphs: [fill(what, { time: dayInMail(eraseAt) }), originOf(context, askedAt)],
    button: { label: button, href: link(DATA) },
    notMe: notMe(to, context),
    closing,
  });
}

export function deletionCancelledMail(
  to: Recipient,
  reason: keyof typeof words.deletionCancelled.what,
  context: RequestContext,
): Message {
  const { what, ...notice } = words.deletionCancelled;
  return securityMail("deletion-cancelled", { ...notice, what: what[reason] }, DATA)(to, context);
}

/** To somebody who is nobody here any more, so it belongs to no account and does not wait for ever. */
export function accountDeletedMail(to: Recipient): Message {
  const { subject, what, closing } = words.accountDeleted;
  const expiresAt = after(limits.deletedMailDays * 24 * 3600);
  const message = mail(to, {
    template: "account-deleted",
    subject,
    paragraphs: [what],
    closing,
    expiresAt,
  });
  return { ...message, userId: undefined };
}
