import type { RequestContext } from "@/lib/audit/context";
import { fill } from "@/lib/messages/format";
import { maskedRecipient } from "@/lib/outbox/mask";
import type { Message } from "@/lib/outbox/post";
import { limits } from "@/lib/platform/limits";
import { link, mail, type Recipient, words } from "./draft";
import { originOf, securityMail } from "./security-mail";

const PROFILE = "/account/profile";

/** To the address the account has. Whether the other one is somebody's, this mail does not say. */
export function emailChangeAskedMail(
  to: Recipient,
  asked: { to: string },
  context: RequestContext,
): Message {
  const notice = { ...words.emailChangeAsked, what: fill(words.emailChangeAsked.what, asked) };
  return securityMail("email-change-asked", notice, PROFILE)(to, context);
}

/** To the address the account is to have. */
export function confirmEmailMail(
  { email: from, ...to }: Recipient,
  { email, secret, expiresAt }: { email: string; secret: string; expiresAt: Date },
): Message {
  const { subject, why, button, closing } = words.confirmEmail;
  return mail(
    { ...to, email },
    {
      template: "confirm-email",
      subject,
      paragraphs: [fill(why, { from: maskedRecipient(from) })],
      button: { label: button, href: link(`/confirm-email?token=${secret}`) },
      closing: fill(closing, { hours: limits.emailChangeHours }),
      expiresAt,
    },
  );
}

/** To the owner of an address that somebody else asked for. */
export function emailWantedMail(to: Recipient): Message {
  const { subject, why, button, closing } = words.emailWanted;
  return mail(to, {
    template: "email-wanted",
    subject,
    paragraphs: [why],
    button: { label: button, href: link("/login") },
    closing,
  });
}

/** To the address the account has left, whose owner can undo it, unless the account has only gone back. */
export function emailChangedMail(
  to: Recipient,
  { secret, to: changedTo }: { secret: string | null; to: string },
  context: RequestContext,
): Message {
  const { subject, what, undo, goneBack } = words.emailChanged;
  const path = secret ? `/undo-email?token=${secret}` : "/login";
  const { button, closing } = secret ? undo : goneBack;
  return mail(to, {
    template: "email-changed",
    subject,
    paragraphs: [fill(what, { to: changedTo }), originOf(context)],
    button: { label: button, href: link(path) },
    closing: fill(closing, { days: limits.emailUndoDays }),
  });
}

/** To the address the account had in between. */
export function emailChangeUndoneMail(
  to: Recipient,
  restored: { to: string },
  context: RequestContext,
): Message {
  const { subject, what, button, closing } = words.emailChangeUndone;
  return mail(to, {
    template: "email-change-undone",
    subject,
    paragraphs: [fill(what, restored), originOf(context)],
    button: { label: button, href: link("/login") },
    closing,
  });
}

export const contactPhoneChangedMail = securityMail(
  "contact-phone-changed",
  words.contactPhoneChanged,
  PROFILE,
);
