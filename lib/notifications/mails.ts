import type { RequestContext } from "@/lib/audit/context";
import { browserName } from "@/lib/browsers/browser-name";
import type { SentMethod } from "@/lib/factors/methods";
import { defaultLocale, messagesFor } from "@/lib/messages";
import { dateTime, fill, plural } from "@/lib/messages/format";
import { placeName } from "@/lib/messages/place-name";
import { riskSentences } from "@/lib/messages/risk-sentences";
import { maskedRecipient } from "@/lib/outbox/mask";
import type { Message } from "@/lib/outbox/post";
import { placeOf } from "@/lib/places/place-of";
import { after, now } from "@/lib/platform/clock";
import type { CodePurpose } from "@/lib/platform/database/generated/enums";
import { environment } from "@/lib/platform/environment";
import { limits } from "@/lib/platform/limits";
import type { RiskReason } from "@/lib/risk/assess";
import { sealNotMe } from "@/lib/tokens/not-me-token";
import { layOut } from "./mail-layout";

type Recipient = { id: string; email: string; name: string };

const LOCALE = defaultLocale;

const link = (path: string): string => new URL(path, environment().SALLYPORT_URL).href;

type Draft = {
  template: string;
  subject: string;
  paragraphs: string[];
  button?: { label: string; href: string };
  notMe?: { why: string; label: string; href: string };
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

/** Which browser, from where, when. */
const originOf = (context: RequestContext, at = now()): string =>
  fill(messagesFor(LOCALE).mail.origin, {
    browser: browserName(context.userAgent, messagesFor(LOCALE).browser),
    address: addressInPlace(context),
    time: dateTime(at, { locale: LOCALE, timeZone: "UTC" }),
  });

function addressInPlace({ address }: RequestContext): string {
  const { mail, places } = messagesFor(LOCALE);
  const place = placeOf(address);
  if (!place.country) return address;
  return fill(mail.addressInPlace, { address, place: placeName(place, LOCALE, places) });
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

type SecurityNotice = { subject: string; what: string; button: string; closing: string };

/** The session and browser that a sign-in made, where the mail is about one. */
type NewSignIn = { sessionId: string; deviceId: string };

/** Ends what the mail is about, in one confirmed step. */
function notMe(to: Recipient, { session }: RequestContext, signIn?: NewSignIn) {
  const words = messagesFor(LOCALE).mail.notMe;
  const sessionId = session?.userId === to.id ? session.id : undefined;
  const token = signIn
    ? sealNotMe({ about: "sign_in", userId: to.id, ...signIn })
    : sealNotMe({ about: "change", userId: to.id, sessionId });
  const why = words.why[signIn ? "sign_in" : "change"];
  return { why, label: words.link, href: link(`/not-me?token=${token}`) };
}

/** Something happened to the account: what, from where, when, and what to do if it was not you. */
function securityMail(
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

const TWO_FACTOR = "/account/two-factor";
const words = messagesFor(LOCALE).mail;

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
export const trustStolenMail = securityMail("trust-stolen", words.trustStolen, "/account/devices");
export const tokenReusedMail = securityMail("token-reused", words.tokenReused, "/account");
export const twoFactorOnMail = securityMail("two-factor-on", words.twoFactorOn, TWO_FACTOR);
export const twoFactorOffMail = securityMail("two-factor-off", words.twoFactorOff, TWO_FACTOR);
export const authenticatorAddedMail = securityMail(
  "authenticator-added",
  words.authenticatorAdded,
  TWO_FACTOR,
);
export const authenticatorRemovedMail = securityMail(
  "authenticator-removed",
  words.authenticatorRemoved,
  TWO_FACTOR,
);
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

export function codeMail(
  to: Recipient,
  { code, expiresAt, purpose }: { code: string; expiresAt: Date; purpose: CodePurpose },
  context: RequestContext,
): Message {
  const { subject, why, label, closing } = words.code;
  return mail(to, {
    template: "code",
    subject,
    paragraphs: [why[purpose], originOf(context)],
    code: { label, value: `${code.slice(0, 4)} ${code.slice(4)}` },
    notMe: notMe(to, context),
    closing: fill(closing, { minutes: limits.codeMinutes }),
    expiresAt,
  });
}

export function codeChannelAddedMail(
  to: Recipient,
  { method, masked }: { method: SentMethod; masked: string },
  context: RequestContext,
): Message {
  const { what, ...notice } = words.codeChannelAdded;
  const filled = { ...notice, what: fill(what[method], { to: masked }) };
  return securityMail("code-channel-added", filled, TWO_FACTOR)(to, context);
}

export function codeChannelRemovedMail(
  to: Recipient,
  { method }: { method: SentMethod },
  context: RequestContext,
): Message {
  const { what, ...notice } = words.codeChannelRemoved;
  const filled = { ...notice, what: what[method] };
  return securityMail("code-channel-removed", filled, TWO_FACTOR)(to, context);
}

const DATA = "/account/data";

export const exportRequestedMail = securityMail("export-requested", words.exportRequested, DATA);
export const exportDownloadedMail = securityMail("export-downloaded", words.exportDownloaded, DATA);

const dayInMail = (at: Date): string => dateTime(at, { locale: LOCALE, timeZone: "UTC" });

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

export const newBackupCodesMail = securityMail("backup-codes", words.newBackupCodes, TWO_FACTOR);

export function deviceDisownedMail(
  to: Recipient,
  userAgent: string,
  context: RequestContext,
): Message {
  const browser = browserName(userAgent, messagesFor(LOCALE).browser);
  const notice = { ...words.deviceDisowned, what: fill(words.deviceDisowned.what, { browser }) };
  return securityMail("device-disowned", notice, "/account/devices")(to, context);
}

export function backupCodeUsedMail(to: Recipient, left: number, context: RequestContext): Message {
  const { few, left: leftWords, ...notice } = words.backupCodeUsed;
  const count = plural(LOCALE, leftWords, left);
  const what = [notice.what, count, left <= limits.backupCodesLow ? few : ""];
  const counted = { ...notice, what: what.filter(Boolean).join(" ") };
  return securityMail("backup-code-used", counted, TWO_FACTOR)(to, context);
}
