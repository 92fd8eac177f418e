import { limits } from "./limits";
import { LOCKED, type Rate } from "./rate-limit";

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
  invitationAddress: {
    name: "invitation",
    points: limits.invitationTriesPerAddressPerMinute,
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
  /** Each is told by mail and by text to somebody whom nobody shall bury in them. */
  adminRequests: {
    name: "admin-request",
    points: limits.adminRequestsPerPersonPerDay,
    windowSeconds: 24 * HOUR,
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
  logExports: {
    name: "log-export",
    points: limits.logExportsPerAdminPerHour,
    windowSeconds: HOUR,
  },
  exportDownloads: {
    name: "export-download",
    points: limits.exportDownloadsPerUserPerDay,
    windowSeconds: 24 * HOUR,
  },
  wrongServiceKeys: {
    name: "service-key-wrong",
    points: limits.wrongServiceKeysPerAddressPerMinute,
    windowSeconds: MINUTE,
  },
  serviceCalls: {
    name: "service-call",
    points: limits.serviceCallsPerKeyPerMinute,
    windowSeconds: MINUTE,
  },
  serviceKeyRefusals: { name: "service-key-refused", points: 1, windowSeconds: HOUR },
  /** Each is a hash of a third of a second, from the pool that people sign in by. */
  servicePasswords: {
    name: "service-password",
    points: limits.servicePasswordsPerKeyPerMinute,
    windowSeconds: MINUTE,
  },
  serviceChallenges: {
    name: "service-challenge",
    points: limits.serviceChallengesPerUserPerHour,
    windowSeconds: HOUR,
  },
  /** Less than a person has: whatever is tried at services, some is left to sign in with. */
  serviceFactorHour: {
    name: "service-factor-hour",
    points: limits.serviceTriesPerHour,
    windowSeconds: HOUR,
  },
  serviceFactorDay: {
    name: "service-factor-day",
    points: limits.serviceTriesPerDay,
    windowSeconds: 24 * HOUR,
  },
  serviceCodesPerUser: {
    name: "service-code",
    points: limits.serviceCodesPerUserPerHour,
    windowSeconds: HOUR,
  },
  serviceCodesPerKey: {
    name: "service-code-key",
    points: limits.serviceCodesPerKeyPerHour,
    windowSeconds: HOUR,
  },
  serviceTextsPerPhone: {
    name: "service-text-phone",
    points: limits.serviceTextsPerPhonePerDay,
    windowSeconds: 24 * HOUR,
  },
  /** How many are too many is a policy: what is locked stands above all that is counted. */
  passwordFailures: {
    name: "password",
    points: LOCKED - 1,
    windowSeconds: limits.signInFailureWindowMinutes * MINUTE,
  },
} as const satisfies Record<string, Rate>;
