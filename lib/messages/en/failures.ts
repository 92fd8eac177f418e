import type { FailureCode } from "@/lib/platform/outcome";

export const failures: Record<FailureCode, string> = {
  INVALID_INPUT: "Something here needs a change before it can go on.",
  MALFORMED_BODY: "The request could not be read. Send it again as JSON.",
  UNSUPPORTED_MEDIA_TYPE: "The request is of a kind that is not read here. Send it as JSON.",
  BODY_TOO_LARGE: "The request is larger than what is read here. Send less.",
  ORIGIN_REJECTED:
    "This came from another address than Sallyport’s own, so nothing was changed. Open the page again and repeat it there.",
  METHOD_NOT_ALLOWED: "This address does not answer that method.",
  NOT_FOUND: "There is nothing at this address.",
  UNAUTHENTICATED: "You are signed out. Sign in to go on.",
  FORBIDDEN: "Your account does not have access to this. An admin can change that.",
  INVALID_CREDENTIALS: "This email and password do not belong together. Check both and try again.",
  EMAIL_NOT_VERIFIED: "Your email is not verified yet. Enter the code from the message we sent.",
  INVALID_CODE:
    "This code was not accepted. It may be mistyped, used before or too old: try the newest one.",
  INVALID_TOKEN: "This link was used before, or its time is up. Send a new one.",
  TOKEN_REUSED: "This token was used before, so its session was ended. Sign in again.",
  CHALLENGE_CLOSED: "This sign-in took too long or too many tries. Sign in again.",
  CONFIRMATION_REQUIRED: "Confirm that it is you, then repeat this.",
  MFA_ALREADY_ENABLED: "Two-factor is on already.",
  MFA_NOT_ENABLED: "Two-factor is off, so there is nothing to change.",
  MFA_REQUIRED: "Your account needs two-factor. Turn it on to go on.",
  PASSWORD_EXPIRED: "Your password is older than is allowed here. Change it to go on.",
  MISSING_PASSWORD: "Enter your password.",
  MISSING_PARAMETERS: "The request needs both userId and password.",
  USER_NOT_FOUND: "Nobody has this id.",
  INVALID_PASSWORD: "This is not your password. Check it and try again.",
  ACCOUNT_LOCKED: "Too many wrong passwords. Try again in {wait}.",
  CODE_REQUIRED: "Enter a code from your authenticator app, one we sent, or a backup code.",
  SETUP_NOT_STARTED: "This set-up has ended. Begin it again.",
  LAST_AUTHENTICATOR: "This is your only authenticator. Add another first, or turn two-factor off.",
  LAST_ADMIN:
    "Nobody else is an admin with two-factor. Make somebody else an admin first, and have them turn it on.",
  OWN_ACCOUNT: "This would lock you out of your own account. Another admin can do it.",
  ALREADY_SO:
    "This is so already, and nothing was changed. Open the page again to see what is true.",
  ACCOUNT_NOT_OPEN:
    "This account is disabled, or its email is not verified yet, so nothing was changed.",
  CHANGED_MEANWHILE:
    "Somebody else has changed this since you opened it, so nothing was saved. Look at how it is now first.",
  UNCHANGED: "This is how it is already, so there was nothing to save.",
  METHOD_NOT_OFFERED:
    "Codes by email or text are not offered to your account. Use an authenticator app.",
  TOO_MANY: "You have as many of these as there can be. Remove one first.",
  SETUP_CLOSED: "That setup link is no longer valid. Sign in instead.",
  RATE_LIMITED: "Too many tries in a short time. Try again in {wait}.",
  BUSY: "Many people are signing in right now. Try again in {wait}.",
  UNAVAILABLE: "Sallyport cannot answer for a moment. Try again in {wait}.",
  UNEXPECTED:
    "Something broke on our side. Try again. If it stays, give your admin the request id below.",
};

/** The same where nobody knows how long to wait, nor which request it was. */
export const generalFailures: Record<FailureCode, string> = {
  ...failures,
  ACCOUNT_LOCKED: "Too many wrong passwords. Try again later.",
  RATE_LIMITED: "Too many tries in a short time. Try again later.",
  BUSY: "Many people are signing in right now. Try again in a moment.",
  UNAVAILABLE: "Sallyport could not answer. Try again in a moment.",
  UNEXPECTED: "Something broke on our side, and it was recorded. Try again in a moment.",
};

/** The same to a back end that calls with a key of its own: nobody there is signed in or out. */
export const serviceFailures: Partial<Record<FailureCode, string>> = {
  UNAUTHENTICATED: "This call needs a service key that is known, not expired and not revoked.",
  FORBIDDEN: "This service key does not have the scope that the call needs.",
  INVALID_PASSWORD: "This is not the password of that person.",
  ACCOUNT_LOCKED:
    "This account takes no password now: there were too many wrong ones, or an admin has closed it.",
  CHALLENGE_CLOSED:
    "This challenge is not there, or it is over: used, too old, or after too many wrong codes. Open a new one.",
  MFA_NOT_ENABLED: "This person has not turned two-factor on.",
};
