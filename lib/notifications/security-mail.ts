import type { RequestContext } from "@/lib/audit/context";
import { browserName } from "@/lib/browsers/browser-name";
import { messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import { placeName } from "@/lib/messages/place-name";
import type { Message } from "@/lib/outbox/post";
import { placeOf } from "@/lib/places/place-of";
import { now } from "@/lib/platform/clock";
import { sealNotMe } from "@/lib/tokens/not-me-token";
import { LOCALE, link, mail, type Recipient } from "./draft";

/** Which browser, from where, when; or by which back end, whose address is its own. */
export function originOf(context: RequestContext, at = now()): string {
  const { mail, browser } = messagesFor(LOCALE);
  const time = dateTime(at, { locale: LOCALE, timeZone: "UTC" });
  if (context.service) return fill(mail.originService, { service: context.service.name, time });
  return fill(mail.origin, {
    browser: browserName(context.userAgent, browser),
    address: addressInPlace(context),
    time,
  });
}

function addressInPlace({ address }: RequestContext): string {
  const { mail, places } = messagesFor(LOCALE);
  const place = placeOf(address);
  if (!place.country) return address;
  return fill(mail.addressInPlace, { address, place: placeName(place, LOCALE, places) });
}

export type SecurityNotice = { subject: string; what: string; button: string; closing: string };

/** The session and browser that a sign-in made, where the mail is about one. */
export type NewSignIn = { sessionId: string; deviceId: string };

/** Ends what the mail is about, in one confirmed step. */
export function notMe(to: Recipient, { session }: RequestContext, signIn?: NewSignIn) {
  const words = messagesFor(LOCALE).mail.notMe;
  const sessionId = session?.userId === to.id ? session.id : undefined;
  const token = signIn
    ? sealNotMe({ about: "sign_in", userId: to.id, ...signIn })
    : sealNotMe({ about: "change", userId: to.id, sessionId });
  const why = words.why[signIn ? "sign_in" : "change"];
  return { why, label: words.link, href: link(`/not-me?token=${token}`) };
}

/** Something happened to the account: what, from where, when, and what to do if it was not you. */
export function securityMail(
  template: string,
  words: SecurityNotice,
  page: string,
): (to: Recipient, context: RequestContext, signIn?: NewSignIn) => Message {
  return (to, context, signIn) =>
    mail(to, {
      template,
      subject: words.subject,
      paragraphs: [words.what, originOf(context)],
      button: { label: words.button, href: link(page) },
      notMe: notMe(to, context, signIn),
      closing: words.closing,
    });
}
