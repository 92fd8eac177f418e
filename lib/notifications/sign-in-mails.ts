import type { RequestContext } from "@/lib/audit/context";
import { browserName } from "@/lib/browsers/browser-name";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { placeName } from "@/lib/messages/place-name";
import { riskSentences } from "@/lib/messages/risk-sentences";
import type { Message } from "@/lib/outbox/post";
import { placeOf } from "@/lib/places/place-of";
import { limits } from "@/lib/platform/limits";
import type { RiskReason } from "@/lib/risk/assess";
import { LOCALE, link, mail, type Recipient, words } from "./draft";
import { originOf, securityMail } from "./security-mail";

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

/**
 * Why a link to set a new password goes out: somebody asked for one, the owner said "not me", or
 * somebody entered the password that is barred since.
 */
export type ResetReason = "asked" | "disowned" | "barred";

export function resetMail(
  to: Recipient,
  { secret, expiresAt, reason }: { secret: string; expiresAt: Date; reason: ResetReason },
  context: RequestContext,
): Message {
  const { subject, why, button, closing } = messagesFor(LOCALE).mail.resetPassword;
  return mail(to, {
    template: "reset-password",
    subject,
    paragraphs: [why[reason], originOf(context)],
    button: { label: button, href: link(`/reset-password?token=${secret}`) },
    closing: fill(closing[reason], { minutes: limits.resetLinkMinutes }),
    expiresAt,
  });
}

export const newDeviceMail = securityMail("new-device", words.newDevice, "/account");

export const passwordKnownMail = securityMail("password-known", words.passwordKnown, "/account");

export const signInLockedMail = securityMail(
  "sign-in-locked",
  words.signInLocked,
  "/account/activity",
);

export const passwordResetMail = securityMail("password-reset", words.passwordReset, "/login");

export const passwordChangedMail = securityMail(
  "password-changed",
  words.passwordChanged,
  "/account",
);

export const tokenReusedMail = securityMail("token-reused", words.tokenReused, "/account");

export const trustStolenMail = securityMail("trust-stolen", words.trustStolen, "/account/devices");

export function deviceDisownedMail(
  to: Recipient,
  userAgent: string,
  context: RequestContext,
): Message {
  const browser = browserName(userAgent, messagesFor(LOCALE).browser);
  const notice = { ...words.deviceDisowned, what: fill(words.deviceDisowned.what, { browser }) };
  return securityMail("device-disowned", notice, "/account/devices")(to, context);
}

/** Somebody has the password, and much about how they came is not like the owner. */
export function unusualSignInMail(
  to: Recipient,
  reasons: RiskReason[],
  context: RequestContext,
): Message {
  const { places, risk } = messagesFor(LOCALE);
  const country = placeName({ ...placeOf(context.address), city: null }, LOCALE, places);
  const said = riskSentences(reasons, country, risk.reasons).join(" ");
  const { what, ...notice } = words.unusualSignIn;
  const filled = { ...notice, what: fill(what, { reasons: said }) };
  return securityMail("unusual-sign-in", filled, "/account")(to, context);
}
