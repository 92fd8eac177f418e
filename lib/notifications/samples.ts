import type { RequestContext } from "@/lib/audit/context";
import type { Message } from "@/lib/outbox/post";
import { after } from "@/lib/platform/clock";
import { limits } from "@/lib/platform/limits";
import * as mails from "./mails";

const reader = {
  id: "01990000-0000-7000-8000-000000000001",
  email: "robin@example.test",
  name: "Robin Moore",
};

const somewhere: RequestContext = {
  requestId: "01990000-0000-7000-8000-000000000002",
  address: "194.65.0.1",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
};

const SECRET = "A".repeat(43);
const CODE = "12345678";
const REASON = "Robin called: the phone is lost";

type SampleName = keyof typeof mails;
type SecurityMail = (to: typeof reader, context: RequestContext) => Message;

const about = (mail: SecurityMail) => (): Message => mail(reader, somewhere);

type AdminMail = (to: typeof reader, reason: string, context: RequestContext) => Message;

const byAdmin = (mail: AdminMail) => (): Message => mail(reader, REASON, somewhere);

const adminsLink = () => ({
  secret: SECRET,
  expiresAt: after(limits.resetLinkMinutes * 60),
  reason: REASON,
});

/** Each mail there is, as somebody made up would get it; a mail without a sample does not compile. */
const samples: Record<SampleName, () => Message> = {
  accountUnlockedMail: byAdmin(mails.accountUnlockedMail),
  twoFactorResetMail: byAdmin(mails.twoFactorResetMail),
  sessionsEndedMail: byAdmin(mails.sessionsEndedMail),
  accountEnabledMail: byAdmin(mails.accountEnabledMail),
  madeAdminMail: byAdmin(mails.madeAdminMail),
  adminRemovedMail: byAdmin(mails.adminRemovedMail),
  requestAskedMail: () =>
    mails.requestAskedMail(reader, {
      kind: "RESET_TWO_FACTOR",
      reason: REASON,
      notBefore: after(limits.secondAdminStopHours * 3600),
      expiresAt: after(limits.adminRequestDays * 24 * 3600),
      stopToken: SECRET,
    }),
  requestWithdrawnMail: () =>
    mails.requestWithdrawnMail(reader, { kind: "RESET_TWO_FACTOR", reason: REASON }),
  requestRefusedMail: () =>
    mails.requestRefusedMail(reader, { kind: "MAKE_ADMIN", reason: REASON }),
  accountDisabledMail: () => mails.accountDisabledMail(reader, REASON),
  resetRequiredMail: () => mails.resetRequiredMail(reader, adminsLink()),
  resetLinkSentMail: () => mails.resetLinkSentMail(reader, adminsLink()),
  verificationMail: () =>
    mails.verificationMail(reader, { secret: SECRET, code: CODE, expiresAt: after(3600) }),
  alreadyRegisteredMail: () => mails.alreadyRegisteredMail(reader),
  resetMail: () =>
    mails.resetMail(
      reader,
      { secret: SECRET, expiresAt: after(limits.resetLinkMinutes * 60), reason: "asked" },
      somewhere,
    ),
  passwordResetMail: about(mails.passwordResetMail),
  passwordChangedMail: about(mails.passwordChangedMail),
  newDeviceMail: about(mails.newDeviceMail),
  passwordKnownMail: about(mails.passwordKnownMail),
  signInLockedMail: about(mails.signInLockedMail),
  trustStolenMail: about(mails.trustStolenMail),
  tokenReusedMail: about(mails.tokenReusedMail),
  twoFactorOnMail: about(mails.twoFactorOnMail),
  twoFactorOffMail: about(mails.twoFactorOffMail),
  authenticatorAddedMail: about(mails.authenticatorAddedMail),
  authenticatorRemovedMail: about(mails.authenticatorRemovedMail),
  unusualSignInMail: () =>
    mails.unusualSignInMail(reader, ["new_device", "new_country", "impossible_travel"], somewhere),
  codeMail: () =>
    mails.codeMail(
      reader,
      { code: CODE, expiresAt: after(limits.codeMinutes * 60), purpose: "SIGN_IN" },
      somewhere,
    ),
  codeChannelAddedMail: () =>
    mails.codeChannelAddedMail(reader, { method: "sms", masked: "•••78" }, somewhere),
  codeChannelRemovedMail: () => mails.codeChannelRemovedMail(reader, { method: "sms" }, somewhere),
  deviceDisownedMail: () => mails.deviceDisownedMail(reader, somewhere.userAgent, somewhere),
  exportRequestedMail: about(mails.exportRequestedMail),
  exportDownloadedMail: about(mails.exportDownloadedMail),
  deletionRequestedMail: () =>
    mails.deletionRequestedMail(reader, after(limits.deletionDays * 24 * 3600), somewhere),
  deletionNearMail: () =>
    mails.deletionNearMail(
      reader,
      { eraseAt: after(limits.deletionReminderDays * 24 * 3600), askedAt: after(0) },
      somewhere,
    ),
  deletionCancelledMail: () => mails.deletionCancelledMail(reader, "asked", somewhere),
  accountDeletedMail: () => mails.accountDeletedMail(reader),
  emailChangeAskedMail: () =>
    mails.emailChangeAskedMail(reader, { to: "r•••@example.com" }, somewhere),
  confirmEmailMail: () =>
    mails.confirmEmailMail(reader, {
      email: "robin@example.com",
      secret: SECRET,
      expiresAt: after(limits.emailChangeHours * 3600),
    }),
  invitationMail: () =>
    mails.invitationMail(reader, {
      secret: SECRET,
      expiresAt: after(limits.invitationDays * 24 * 3600),
      inviter: "Ada Vale",
    }),
  emailWantedMail: () => mails.emailWantedMail(reader),
  emailChangedMail: () =>
    mails.emailChangedMail(reader, { secret: SECRET, to: "r•••@example.com" }, somewhere),
  emailChangeUndoneMail: () =>
    mails.emailChangeUndoneMail(reader, { to: "r•••@example.test" }, somewhere),
  contactPhoneChangedMail: about(mails.contactPhoneChangedMail),
  serviceKeyMadeMail: () =>
    mails.serviceKeyMadeMail(
      reader,
      {
        name: "Billing",
        scopes: ["password:verify", "mfa:read"],
        by: "Ada Vale",
        reason: "Payouts ask for a password",
      },
      somewhere,
    ),
  serviceKeyRevokedMail: () =>
    mails.serviceKeyRevokedMail(
      reader,
      { name: "Billing", by: "Ada Vale", reason: "Billing has moved" },
      somewhere,
    ),
  recoveryLinkMail: () =>
    mails.recoveryLinkMail(
      reader,
      {
        secret: SECRET,
        expiresAt: after(limits.recoveryLinkMinutes * 60),
        waitHours: limits.recoveryWaitHours,
      },
      somewhere,
    ),
  recoveryRequestedMail: () =>
    mails.recoveryRequestedMail(
      reader,
      { stopToken: SECRET, dueAt: after(limits.recoveryWaitHours * 3600) },
      { context: somewhere, at: after(0) },
    ),
  recoveryReadyMail: () =>
    mails.recoveryReadyMail(
      reader,
      {
        stopToken: SECRET,
        secret: "B".repeat(43),
        expiresAt: after(limits.recoveryFinishDays * 24 * 3600),
      },
      { context: somewhere, at: after(-limits.recoveryWaitHours * 3600) },
    ),
  recoveryStoppedMail: () =>
    mails.recoveryStoppedMail(
      reader,
      { secret: SECRET, expiresAt: after(limits.resetLinkMinutes * 60) },
      somewhere,
    ),
  recoveryEndedMail: () => mails.recoveryEndedMail(reader, "factorUsed", somewhere),
  recoveryLapsedMail: () =>
    mails.recoveryLapsedMail(reader, { context: somewhere, at: after(-10 * 24 * 3600) }),
  recoveryCompletedMail: about(mails.recoveryCompletedMail),
  recoveryNotForAdminsMail: about(mails.recoveryNotForAdminsMail),
  newBackupCodesMail: about(mails.newBackupCodesMail),
  reminderMail: () =>
    mails.reminderMail(reader, { reason: "two_factor", dueAt: after(limits.graceDays) }),
  backupCodeUsedMail: () => mails.backupCodeUsedMail(reader, limits.backupCodesLow, somewhere),
};

export const sampleMails = (): Message[] => Object.values(samples).map((sample) => sample());
