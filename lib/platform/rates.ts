import { limits } from "./limits";
import type { Rate } from "./rate-limit";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Every counted door. The name is part of the stored key. */
export const rates = {
  signInAddress: {
    name: "sign-in",
    points: limits.signInsPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  registerAddress: {
    name: "register",
    points: limits.registrationsPerAddressPerHour,
    windowSeconds: HOUR,
  },
  verifyAddress: {
    name: "verify",
    points: limits.verificationsPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  setupAddress: {
    name: "setup",
    points: limits.setupTriesPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  /** Many phones share the address of their network, and no token can be guessed. */
  refreshAddress: {
    name: "refresh",
    points: limits.refreshesPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  reportAddress: {
    name: "report",
    points: limits.reportsPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  resetRequestAddress: {
    name: "reset-request",
    points: limits.resetRequestsPerAddressPerHour,
    windowSeconds: HOUR,
  },
  resetAddress: {
    name: "reset",
    points: limits.resetTriesPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  notMeAddress: {
    name: "not-me",
    points: limits.notMePressesPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  /** Apart from other mail, so that a stranger's registrations cannot use up the way back in. */
  resetMails: { name: "reset-mail", points: limits.resetMailsPerUserPerHour, windowSeconds: HOUR },
  recoveryAddress: {
    name: "recovery",
    points: limits.recoveryPressesPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  recoveryLinks: {
    name: "recovery-link",
    points: limits.recoveryLinksPerUserPerHour,
    windowSeconds: HOUR,
  },
  emailChanges: {
    name: "email-change",
    points: limits.emailChangesPerUserPerHour,
    windowSeconds: HOUR,
  },
  mailRecipient: { name: "mail", points: limits.mailsPerUserPerHour, windowSeconds: HOUR },
  factorHour: { name: "factor-hour", points: limits.factorTriesPerHour, windowSeconds: HOUR },
  factorFailures: {
    name: "factor-failures",
    points: limits.factorTriesPerDay,
    windowSeconds: 24 * HOUR,
  },
  factorDay: { name: "factor-day", points: limits.factorTriesPerDay, windowSeconds: 24 * HOUR },
  /** Each ends in a mail to the owner, whom nobody shall bury in mails. */
  authenticatorSetups: {
    name: "authenticator-setup",
    points: limits.authenticatorSetupsPerHour,
    windowSeconds: HOUR,
  },
  emailCodesOn: {
    name: "email-codes-on",
    points: limits.emailCodesTurnedOnPerHour,
    windowSeconds: HOUR,
  },
  codesPerUser: { name: "code", points: limits.codesPerUserPerHour, windowSeconds: HOUR },
  codesPerAddress: {
    name: "code-address",
    points: limits.codesPerAddressPerHour,
    windowSeconds: HOUR,
  },
  textsPerPhone: {
    name: "text-phone",
    points: limits.textsPerPhonePerDay,
    windowSeconds: 24 * HOUR,
  },
  textsInAll: { name: "text", points: limits.textsInAllPerDay, windowSeconds: 24 * HOUR },
  exportDownloads: {
    name: "export-download",
    points: limits.exportDownloadsPerUserPerDay,
    windowSeconds: 24 * HOUR,
  },
  /** Blocked with the failure that reaches the limit, not with the one after it. */
  passwordFailures: {
    name: "password",
    points: limits.signInFailures - 1,
    windowSeconds: limits.signInFailureWindowMinutes * MINUTE,
    blockSeconds: limits.signInLockMinutes * MINUTE,
  },
} as const satisfies Record<string, Rate>;
