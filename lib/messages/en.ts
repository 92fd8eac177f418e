import type { EventType } from "@/lib/audit/catalogue";
import type { FileProblem, Note, Reason } from "@/lib/import/reasons";
import type { FailureCode } from "@/lib/platform/outcome";
import type { RiskReason } from "@/lib/risk/assess";
import type { FieldSentences } from "./field-sentence";
import type { StrengthWords } from "./strength";

const failures: Record<FailureCode, string> = {
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
  INVALID_PASSWORD: "This is not your password. Check it and try again.",
  ACCOUNT_LOCKED: "Too many wrong passwords. Try again in {wait}.",
  CODE_REQUIRED: "Enter a code from your authenticator app, one we sent, or a backup code.",
  SETUP_NOT_STARTED: "This set-up has ended. Begin it again.",
  LAST_AUTHENTICATOR: "This is your only authenticator. Add another first, or turn two-factor off.",
  LAST_ADMIN: "You are the only admin. Make somebody else an admin first.",
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
const generalFailures: Record<FailureCode, string> = {
  ...failures,
  ACCOUNT_LOCKED: "Too many wrong passwords. Try again later.",
  RATE_LIMITED: "Too many tries in a short time. Try again later.",
  BUSY: "Many people are signing in right now. Try again in a moment.",
  UNAVAILABLE: "Sallyport could not answer. Try again in a moment.",
  UNEXPECTED: "Something broke on our side, and it was recorded. Try again in a moment.",
};

/** One name on pages and in mails, with the apostrophe that keyboards have: it is searched for. */
const notMe = "This wasn't me";

const deviceGone = "This device is not in your list any more.";

const fields: FieldSentences = {
  required: "Fill this in.",
  "email.required": "Enter your email.",
  "password.required": "Enter your password.",
  "currentPassword.required": "Enter the password you have now.",
  "newPassword.required": "Enter a new password.",
  "password.same": "This is the password you have now. Choose another.",
  "code.required": "Enter the 8 digits from the message.",
  unknown: "There is no field of this name here.",
  "email.malformed": "Enter an email like name@example.com.",
  "email.same": "This is your email already.",
  "language.unknown": "There is no such language here.",
  "timeZone.unknown": "There is no such time zone. It has a name like Europe/Lisbon.",
  "theme.unknown": "A theme is light, dark or system.",
  "email.taken": "There is an account with this email already. Use another, or sign in.",
  "email.tooLong": "An email can have up to 254 characters.",
  "name.missing": "Enter your name.",
  "name.tooLong": "A name can have up to 100 characters.",
  "name.malformed": "Use letters, digits and spaces in your name.",
  "device.unknown": deviceGone,
  "deviceName.missing": "Give it a name.",
  "deviceName.tooLong": "A device’s name can have up to 100 characters.",
  "deviceName.malformed": "This name has a character that cannot be shown. Leave it out.",
  "password.tooShort": "Use at least {charactersMin} characters. A few words in a row work well.",
  "password.tooFewKinds":
    "Use at least {kindsMin} of these: small letters, capital letters, digits, signs.",
  "password.breached": "This password is in data that was stolen elsewhere. Choose another.",
  "password.used": "You have used this password here before. Choose a new one.",
  "password.tooLong": "A password can have up to 128 characters.",
  "password.malformed": "This password has a character that cannot be saved. Choose another.",
  "password.common": "Many people use this password. Choose one that is only yours.",
  "password.personal": "This is close to your name or email. Choose something unrelated.",
  "password.product": "Passwords with the word Sallyport in them are tried early. Leave it out.",
  "password.barred": "Somebody else may know this password. Choose one you have not used here.",
  "password.weak": "This is easy to guess. Add a word or two that are hard to predict.",
  "code.sixDigits": "Enter the 6 digits from your authenticator app.",
  "code.backup": "Enter the backup code as it was shown to you, with all its letters and digits.",
  "code.any": "Enter the 6 digits from your authenticator app, a code we sent, or a backup code.",
  "phone.required": "Enter a phone number.",
  "phone.malformed": "Enter the number with its country code, like +351 912 345 678.",
  "phone.notReached": "Numbers of this kind cannot be reached. Use a mobile number.",
  "client.unknown": "A client is “web” or “mobile”.",
  "device.malformed":
    "A device has a token of 43 letters, digits, dashes and underscores, and a name of up to 100 characters.",
  "refreshToken.malformed": "A refresh token is what the last sign-in or refresh answered.",
  "group.unknown": "There is no group of events of this name here.",
  "outcome.unknown": "Events are asked for by outcome as succeeded or failed.",
  "period.unknown": "A period is day, week or month.",
  "cursor.unknown": "A cursor is what the page before gave as nextCursor. Leave it out to begin.",
  "challenge.malformed": "A challenge id looks like 0190b5a2-….",
  "method.unknown": "This way of proving it is you is not offered here.",
  "code.malformed": "Enter the 8 digits from the message.",
  "who.unknown": "Choose nobody, admins or everyone.",
  "from.malformed": "Enter a date and time like 2026-12-04T09:00:00Z.",
  "charactersMin.outOfRange": "Enter 8 to 64 characters.",
  "history.outOfRange": "Enter 0 to 10 passwords.",
  "kindsMin.outOfRange": "Enter 0 to 4 kinds.",
  "expiryDays.outOfRange": "Enter 1 to 3,650 days, or none.",
  "graceDays.outOfRange": "Enter 0 to 365 days.",
  "token.malformed": "This link is not complete. Open it from the message again.",
};

const events: Record<EventType, string> = {
  "setup.link_created": "A setup link was made",
  "account.created": "You created this account",
  "registration.repeated": "Someone tried to register with your email",
  "email.verification_sent": "We sent you a verification code",
  "email.verification_failed": "A verification code did not match",
  "email.verified": "You verified your email",
  "email.change_asked": "You asked to change your email",
  "email.change_taken_back": "You took back a change of your email",
  "email.change_refused": "A link to change your email was refused",
  "email.changed": "You changed your email",
  "email.change_undone": "A change of your email was undone from the old one",
  "email.wanted": "Someone tried to change their email to yours",
  "profile.changed": "You changed your profile",
  "contact_phone.changed": "You changed your contact phone",
  "sign_in.succeeded": "You signed in",
  "sign_in.failed": "Someone tried to sign in with a wrong password",
  "sign_in.refused": "A sign-in was refused",
  "sign_in.locked": "Password sign-in was locked after too many tries",
  "sign_in.unusual": "An unusual sign-in had your password",
  "session.signed_out": "You signed out",
  "session.replaced": "A new sign-in replaced an older session",
  "session.displaced": "Your oldest session ended to make room",
  "session.ended": "You signed out one of your sessions",
  "password.rehashed": "Your password’s protection was renewed",
  "password.known": "Someone entered your password, and then several wrong codes",
  "device.first_added": "You signed in on your first device",
  "password.reset_link_made": "A link to set a new password was made",
  "password.reset": "You set a new password by a mailed link",
  "password.reset_failed": "A link to set a new password was refused",
  "password.changed": "You changed your password",
  "password.breach_check_failed": "A new password could not be compared with breached ones",
  "account.disowned": "You said that it was not you",
  "device.added": "You signed in on a new device",
  "device.renamed": "You named a device",
  "device.displaced": "The device you had not used longest was forgotten to make room",
  "device.forgotten": "You had a device forgotten",
  "device.disowned": "You said that a device was not yours",
  "two_factor.setup_started": "You began to set up two-factor",
  "two_factor.setup_cancelled": "You cancelled setting up two-factor",
  "two_factor.turned_on": "You turned on two-factor",
  "two_factor.turned_off": "You turned off two-factor",
  "two_factor.challenged": "Your password was right, and a code was asked for",
  "two_factor.failed": "A wrong code was entered",
  "two_factor.challenge_closed": "A sign-in was stopped after too many wrong codes",
  "authenticator.added": "You added an authenticator",
  "authenticator.removed": "You removed an authenticator",
  "code_channel.added": "You added a place to have codes sent to",
  "code_channel.removed": "You removed a place to have codes sent to",
  "two_factor.code_sent": "A code was sent",
  "backup_codes.made": "You made new backup codes",
  "backup_code.used": "A backup code was used",
  "step_up.confirmed": "You confirmed that it is you",
  "step_up.failed": "A confirmation was wrong",
  "session.others_ended": "Your other sessions were ended",
  "session.all_ended": "You signed out everywhere",
  "token.reused": "A token of one of your apps was used twice, and its session ended",
  "device.trusted": "You trusted a device",
  "device.trust_ended": "A device is trusted no more",
  "device.trust_stolen": "A copied device token was refused",
  "limit.reached": "A limit on tries was reached",
  "message.resent": "A message was sent again",
  "policy.changed": "A rule for everyone was changed",
  "user.imported": "Your account was moved here from another system",
  "data.export_requested": "You asked for a copy of your data",
  "data.export_made": "The copy of your data was ready",
  "data.export_downloaded": "You downloaded the copy of your data",
  "account.deletion_requested": "You asked for your account to be deleted",
  "account.deletion_near": "We reminded you that your account will be deleted",
  "account.deletion_cancelled": "Your account stays: its deletion was taken back",
  "account.erased": "An account was deleted",
};

const importReasons: Record<Reason, string> = {
  "line.tooLong": "The line is longer than {kilobytes} KB.",
  "line.notUtf8": "The line is not UTF-8.",
  "line.notCsv":
    "The quotes do not fit. A field with a comma or a quote stands in quotes, a quote in it is doubled, and a field has no line breaks.",
  "line.wrongCount": "The line has more or fewer fields than the first line.",
  "line.notJson": "The line is not a JSON object.",
  "line.unknownField": "The line has a field that is not among: {columns}.",
  "email.required": "There is no email.",
  "email.malformed": "This is no email that mail can go to.",
  "email.tooLong": "The email is longer than 254 characters.",
  "email.repeated": "Line {firstLine} has the same email.",
  "name.required": "There is no name.",
  "name.malformed": "A name has no slashes, web addresses or unprintable characters.",
  "name.tooLong": "The name is longer than 100 characters.",
  "email_verified.malformed": "Say true or false.",
  "password_hash.malformed":
    "Only whole bcrypt hashes are taken, $2a$, $2b$ or $2y$ with 60 characters.",
  "password_hash.cost": "The cost of the bcrypt hash is not within {costMin} and {costMax}.",
  "mfa_state.required": "With a secret or backup codes, say ENABLED or DISABLED.",
  "mfa_state.malformed": "Say ENABLED, DISABLED or SETUP_IN_PROGRESS.",
  "totp_secret.required": "ENABLED needs the secret of the authenticator app.",
  "totp_secret.malformed": "The secret is not base32.",
  "totp_secret.length": "A secret has {secretMin} to {secretMax} bytes.",
  "backup_codes.malformed":
    "Only plain:CODE and sha256:HEX (unsalted) can be checked here. Salted and slow hashes stay out: leave them away, and new codes can be made after signing in.",
  "backup_codes.tooShort":
    "A backup code shorter than {codeMin} letters and digits can be guessed.",
  "backup_codes.tooMany": "There are more than {codes} backup codes.",
  "created_at.malformed": "Write it like 2021-03-04T05:06:07Z or 2021-03-04.",
  "created_at.future": "It lies in the future.",
  "role.malformed": "A file can only bring in people of the role USER. Make an admin here.",
};

/** Each stands by itself, or in a list of what was unusual about a sign-in. */
const riskReasons: Record<RiskReason, string> = {
  new_device: "First time on this device",
  new_country: "First time from {country}",
  impossible_travel: "Sooner after your last sign-in than anybody travels",
  failures_before: "Right after wrong passwords",
  unusual_hour: "At an hour you do not usually sign in",
};

const scores: StrengthWords["scores"] = [
  "Very easy to guess.",
  "Easy to guess.",
  "Fair.",
  "Strong.",
  "Very strong.",
];

const advice: StrengthWords["advice"] = {
  straightRow: "A row of keys is tried early.",
  keyPattern: "Patterns on the keyboard are tried early.",
  simpleRepeat: "Repeated characters add little.",
  extendedRepeat: "Repeated parts add little.",
  sequences: "Sequences like “abc” add little.",
  recentYears: "Years are tried early.",
  dates: "Dates are tried early.",
  topTen: "It is among the most used passwords.",
  topHundred: "It is among the most used passwords.",
  common: "It is on lists of used passwords.",
  similarToCommon: "It is close to a password on those lists.",
  wordByItself: "One word alone is tried early.",
  namesByThemselves: "Names are tried early.",
  commonNames: "Names are tried early.",
  userInputs: "Leave out your name, your email and the name Sallyport.",
  anotherWord: "Add a word that few would think of.",
  useWords: "Use a few words that do not belong together.",
  tooShort: "Use at least {charactersMin} characters.",
};

/** Said on the page one comes back to, because the press that led away did nothing yet. */
const confirmed = "Thank you, that was you. Now repeat what you were about to do.";

const twoFactorStates = {
  DISABLED: "Off",
  SETUP_IN_PROGRESS: "Set-up not finished",
  ENABLED: "On",
};

/** Asked for wherever somebody signed in proves once more that it is them. */
const proofCode = {
  code: "Authentication code",
  codeHint: "From your authenticator app. A backup code works too.",
};

/** Exported by itself, because the browser carries the words of the error page with every page. */
export const errors = {
  notFoundTitle: "This page is not here",
  notFound: "The link may be old, or the page has moved.",
  brokenTitle: "This page did not load",
  broken: "Something broke on our side, and it was recorded. Try again in a moment.",
  tryAgain: "Try again",
  home: "Go to your account",
  requestId: "Request id",
};

/** Every word people read. A second language is one more file of the type `Messages`. */
export const en = {
  product: "Sallyport",
  skipToContent: "Skip to content",

  form: {
    working: "Working on it",
    several: "A few things need a change",
    requestId: "Request id",
    unreachable: "Sallyport could not be reached. Check your connection and try again.",
    fields,
  },

  fields,

  failures,

  generalFailures,

  proofCode,

  password: {
    label: "Password",
    show: "Show",
    hide: "Hide",
  },

  newPassword: {
    hint: "{charactersMin} characters or more. A few unrelated words are strong and easy to remember.",
    kindsHint: "At least {kindsMin} of small letters, capital letters, digits and signs.",
    strength: {
      label: "Strength",
      product: "Sallyport",
      scores,
      advice,
    },
  },

  signIn: {
    title: "Sign in",
    email: "Email",
    remember: "Keep me signed in",
    submit: "Sign in",
    newHere: "New here?",
    register: "Create an account",
    signedOut: "You are signed out.",
    sessionEnded: "You were signed out. This session was ended, or its time was up.",
    emailVerified: "Email verified. Sign in.",
    startOver: "That sign-in has ended. Begin again.",
    setupClosed: failures.SETUP_CLOSED,
    passwordSet: "Your new password is set. Sign in with it.",
    forgot: "Forgot your password?",
    signInFirst: "Sign in to go on to the page you asked for.",
  },

  register: {
    title: "Create your account",
    name: "Name",
    email: "Email",
    submit: "Create account",
    haveAccount: "Have an account?",
    signIn: "Sign in",
  },

  setup: {
    title: "Set up Sallyport",
    intro: "You are the first here, so this account becomes the admin.",
    name: "Name",
    email: "Email",
    submit: "Create admin account",
  },

  verifyEmail: {
    title: "Check your email",
    sentTo: "We sent a link and an 8-digit code to {email}. Open the link, or enter the code here.",
    sent: "We sent a link and an 8-digit code. Open the link, or enter the code here.",
    email: "Email",
    code: "Verification code",
    submit: "Verify email",
    resend: "Send a new code",
    resendHint: "Nothing there? Look in the spam folder, or ask for another.",
    resent: "If this email is waiting to be verified, a new code is on its way.",
    notThisOne: "Wrong email?",
    startOver: "Start over",
    linkTitle: "Verify your email",
    linkIntro: "One step left: confirm that this email is yours. Then you can sign in.",
    linkTrouble: "Does the link not work?",
    enterCode: "Enter a code instead",
  },

  forgotPassword: {
    title: "Forgot your password?",
    intro: "Enter your email, and we send you a link to set a new one.",
    email: "Email",
    submit: "Send reset link",
    sent: "If there is an account with this email, a link is on its way. It works for {minutes} minutes, and only the newest one works.",
    nothing: "Nothing there? Look in the spam folder, or send another.",
    remembered: "Remembered it?",
    signIn: "Sign in",
  },

  resetPassword: {
    title: "Set a new password",
    intro:
      "Setting it ends every session and the trust of every device. Sign in with it after that.",
    password: "New password",
    submit: "Set new password",
    trouble: "Does the link not work?",
    another: "Send a new one",
    noLink:
      "Open the link from the message again: it is complete only there. Each link works once, for {minutes} minutes.",
  },

  changePassword: {
    title: "Password",
    lastChanged: "Last changed",
    expired:
      "Your password is older than is allowed here. Change it, and everything else opens again.",
    panel: "Change your password",
    note: "Every other session ends, and no device is trusted any more. You stay signed in here.",
    current: "Current password",
    fresh: "New password",
    ...proofCode,
    submit: "Change password",
    forgot: "Forgot your password?",
    notices: {
      changed: "Your password is changed. Every other session has ended.",
    },
  },

  profile: {
    title: "Profile",
    intro: "Who you are here, and how pages look to you.",
    about: {
      title: "About you",
      name: "Name",
      language: "Language",
      timeZone: "Time zone",
      timeZoneHint: "Times on every page are in it.",
      browserTimeZone: "As this browser has it",
      theme: "Theme",
      themes: { system: "As your system has it", light: "Light", dark: "Dark" },
      submit: "Save profile",
    },
    email: {
      title: "Email",
      now: "Your email is {email}. You sign in with it, and messages go there.",
      pending: "Waiting to be confirmed: {email}",
      pendingUntil:
        "If it can be used, a link was sent there. Open it where you are signed in, by {time}. Until then nothing changes.",
      takeBack: "Take back",
      fresh: "New email",
      hint: "We send a link there to confirm it, and tell your email of now. Once it is confirmed, every other browser and app is signed out.",
      submit: "Change email",
    },
    phone: {
      title: "Contact phone",
      note: "For your admin to reach you. Codes are not sent there: the phone for those is on the two-factor page.",
      now: "Your contact phone is {phone}.",
      number: "Phone number",
      hint: "With country code, like +351 912 345 678.",
      submit: "Save phone",
      remove: "Remove phone",
    },
    notices: {
      saved: "Your profile is saved.",
      "change-asked":
        "If this email can be used, a link to confirm it is on its way there. Until then nothing changes.",
      "taken-back": "The change is taken back. Your email stays as it is.",
      changed: "Your email is changed. Every other browser and app was signed out.",
      "phone-saved": "Your contact phone is saved.",
      "phone-removed": "Your contact phone is removed.",
      confirmed,
    },
    nothingPending: "There is no change to take back any more.",
  },

  confirmEmail: {
    title: "Confirm your new email",
    intro:
      "From then on you sign in with the email this link was sent to, and messages go there. Every other browser and app is signed out.",
    submit: "Confirm new email",
    noLink:
      "Open the link from the message again: it is complete only there. Each link works once, for {hours} hours, and only the newest one.",
    trouble: "Does the link not work?",
    another: "Go to your profile",
  },

  undoEmail: {
    title: "Bring your old email back?",
    event: "The email of your account was changed on {time}, to {email}.",
    willHappen: "If it was not you, this is what happens when you press the button:",
    steps: [
      "The email of your account is {email} again.",
      "Every browser and app is signed out, and no device is trusted any more.",
      "Your password opens nothing any more, whoever knows it.",
      "We mail you a link to set a new password.",
    ],
    submit: "Undo the change",
    wasMe: "It was you? Then there is nothing to do.",
    endings: {
      done: {
        title: "Your old email is back",
        said: "Everybody is signed out, and your old password opens nothing any more. A link to set a new one is on its way to your mailbox, and works for {minutes} minutes.",
        question: "Is it not there, or too old?",
        label: "Send a new link",
        href: "/forgot-password",
      },
      used: {
        title: "This change is undone already",
        said: "A link to set a new password was mailed then, to the email your account has again.",
        question: "Is it not there, or too old?",
        label: "Send a new link",
        href: "/forgot-password",
      },
      anothers: {
        title: "This link is somebody else’s",
        said: "Somebody else is signed in in this browser than the one the message was sent to. Sign out first, then open the link from the message again.",
        question: "Where can you sign out?",
        label: "Go to the account",
        href: "/account",
      },
      dead: {
        title: "This link does not work",
        said: "It is not complete, or older than {days} days: open it from the message again. If it is too old, your admin can help.",
        question: "Do you know your password?",
        label: "Sign in",
        href: "/login",
      },
    },
  },

  notMe: {
    title: "Wasn’t it you?",
    event: "The message with this link was about your account, on {time}.",
    willHappen: "If it was not you, this is what happens when you press the button:",
    about: {
      sign_in: {
        steps: [
          "The device that signed in is signed out, and is known and trusted no more.",
          "Every app that is signed in to your account is signed out.",
          "Your password opens nothing any more, whoever knows it.",
          "Whatever is half done ends: sign-ins under way, and set-ups that were not finished.",
          "We mail you a link to set a new password.",
        ],
        stays: "Your other browsers stay signed in until you set the new password.",
      },
      change: {
        steps: [
          "Every browser and app is signed out, this one too, and no device is trusted any more.",
          "Your password opens nothing any more, whoever knows it.",
          "Whatever is half done ends: sign-ins under way, and set-ups that were not finished.",
          "We mail you a link to set a new password.",
        ],
        stays: "What was changed already stays. Look through it once you are signed in again.",
      },
    },
    emailComesBack:
      "Your email has changed since this message. It becomes the one this message was sent to again, and every browser and app is signed out.",
    submit: notMe,
    wasMe: "It was you? Then there is nothing to do.",
    endings: {
      done: {
        title: "That is ended",
        said: "Your old password opens nothing any more. A link to set a new one is on its way to your mailbox, and works for {minutes} minutes.",
        question: "Is it not there, or too old?",
        label: "Send a new link",
        href: "/forgot-password",
      },
      used: {
        title: "This link was used already",
        said: "What it was for is ended, and a link to set a new password was mailed to you then.",
        question: "Is it not there, or too old?",
        label: "Send a new link",
        href: "/forgot-password",
      },
      anothers: {
        title: "This link is somebody else’s",
        said: "This browser is signed in to another account than the one the message was sent to. Sign out first, then open the link from the message again.",
        question: "Where can you sign out?",
        label: "Go to the account",
        href: "/account",
      },
      dead: {
        title: "This link does not work",
        said: "It is not complete, or older than {days} days: open it from the message again. If somebody else may be in your account, set a new password: that signs out every browser.",
        question: "Is somebody else in your account?",
        label: "Set a new password",
        href: "/forgot-password",
      },
    },
  },

  secondFactor: {
    title: "One more step",
    intro: {
      totp: "Your password was right. Enter the code your authenticator app shows now.",
      email: "Your password was right. We can email you a code to go on with.",
      sms: "Your password was right. We can text you a code to go on with.",
      backup_code: "Your password was right. Enter one of your backup codes; it works once.",
    },
    unusual: "This sign-in looks unusual, so we emailed a code to {to}. Enter it here.",
    sentIntro: "We sent a code to {to}. Enter it here.",
    code: {
      totp: "Authentication code",
      email: "Authentication code",
      sms: "Authentication code",
      backup_code: "Backup code",
    },
    hint: {
      totp: "6 digits, new every 30 seconds.",
      email: "8 digits. The newest code is the one that works.",
      sms: "8 digits. The newest code is the one that works.",
      backup_code: "Spaces, dashes and small letters are fine.",
    },
    send: { email: "Email me a code", sms: "Text me a code" },
    sentAt: "Sent",
    resend: "Send a new code",
    trust: "Trust this device for {days} days",
    submit: "Verify",
    other: {
      totp: "Use your authenticator app",
      email: "Enter the code we emailed",
      sms: "Enter the code we texted",
      backup_code: "Use a backup code",
    },
    cancel: "Cancel",
  },

  confirm: {
    title: "Confirm that it is you",
    why: "What comes next can open or close your account, so prove once more that it is you.",
    ...proofCode,
    submit: "Confirm",
    sent: "We sent a code to {to}. Enter it above.",
  },

  twoFactor: {
    title: "Two-factor",
    states: twoFactorStates,
    now: {
      DISABLED: "Your password alone opens your account.",
      SETUP_IN_PROGRESS: "Until it is finished, your password alone opens your account.",
      ENABLED: "Signing in asks for a code as well as your password.",
      since: "Turned on",
    },
    defaultName: "Authenticator app",
    ...proofCode,
    said: {
      turnedOn: "Two-factor is on.",
      newCodes: "You have new backup codes. The old ones no longer work.",
      codeRight: "This code is right: it comes from {authenticator}.",
      codeWrongTime: "This code comes from {authenticator}, but not from now.",
      clockRight: "Its clock is on time.",
      clockAhead: "Its clock is about {seconds} seconds ahead.",
      clockBehind: "Its clock is about {seconds} seconds behind.",
      backupCodeRight: "This backup code works. It was not used up.",
    },
    setUp: {
      title: "Authenticator app",
      why: "An app on your phone makes a new code every 30 seconds. With two-factor on, whoever has only your password stays outside.",
      begin: "Set up authenticator app",
      titleFirst: "Set up your authenticator app",
      titleAnother: "Add another authenticator",
      scan: "Scan this with your authenticator app. Then enter the code it shows.",
      ends: "This set-up ends",
      qrCode: "QR code",
      cannotScan: "Can't scan it?",
      typeSecret: "Choose to enter a key in your app, and type or paste this one:",
      copySecret: "Copy key",
      openApp: "On this device? Open your authenticator app",
      name: "Name",
      nameHint: "To tell this authenticator from others.",
      endOthers: "Sign out my other browsers",
      turnOn: "Turn on two-factor",
      add: "Add authenticator",
      cancel: "Cancel set-up",
    },
    codes: {
      title: "Your backup codes",
      why: "Save them now: they are not shown again. Each takes the place of your authenticator once.",
      download: "Download",
      copy: "Copy",
      copied: "Copied",
      notCopied: "Your browser does not let pages copy. Select the text and copy it yourself.",
      print: "Print",
      saved: "I have saved these codes",
      heading: "Sallyport backup codes",
      account: "Account: {email}",
      once: "Each code works once.",
    },
    backupCodes: {
      title: "Backup codes",
      left: { one: "{count} code left.", other: "{count} codes left." },
      none: "No codes left.",
      few: "Make new ones while you can still get in.",
      renewNote: "The codes you have now stop working at once.",
      renew: "New backup codes",
      checkTitle: "Check a backup code",
      checkNote: "See whether a code still works. It is not used up.",
      code: "Backup code",
      check: "Check code",
    },
    authenticators: {
      title: "Authenticators",
      added: "Added",
      lastUsed: "last used",
      notUsed: "not used yet",
      remove: "Remove",
      add: "Add another authenticator",
      testTitle: "Test my authenticator",
      testNote: "See whether its codes are right and its clock is on time. Nothing changes.",
      test: "Test code",
    },
    sentCodes: {
      title: "Codes by email and text",
      note: "Another way in for when your authenticator is not at hand.",
      email: {
        title: "Email codes",
        off: "A code can be sent to {to} when you sign in.",
        on: "Codes can be sent to {to}.",
        turnOn: "Turn on email codes",
        turnOff: "Turn off email codes",
      },
      sms: {
        title: "Text message codes",
        risk: "Text messages are the weakest way: numbers can be taken over, and messages read on their way. Use them only if you may lose your authenticator.",
        on: "Codes can be texted to {to}.",
        phone: "Phone",
        phoneHint: "With its country code, like +351 912 345 678.",
        begin: "Text me a code",
        pending: "We texted a code to {to}. Enter it here to confirm the phone.",
        code: "Code from the text message",
        confirm: "Confirm phone",
        cancel: "Use another number",
        replace: "Use another phone",
        remove: "Remove phone",
      },
    },
    turnOff: {
      title: "Turn off two-factor",
      goes: "What goes, at once and for good:",
      what: [
        "every authenticator",
        "all backup codes",
        "codes by email and text",
        "the trust of every device",
        "every other browser that is signed in",
      ],
      after: "From then on, your password alone opens your account.",
      submit: "Turn off two-factor",
    },
    notices: {
      confirmed,
      "authenticator-added": "The authenticator was added.",
      "authenticator-removed": "The authenticator was removed.",
      "turned-off": "Two-factor is off.",
      "email-codes-on": "Codes can be emailed to you from now on.",
      "email-codes-off": "Codes are no longer emailed to you.",
      "code-texted": "A code is on its way to the phone.",
      "phone-confirmed": "The phone is confirmed. Codes can be texted to it from now on.",
      "phone-removed": "The phone was removed.",
    },
    staysOn: {
      title: "Two-factor stays on",
      ADMIN: "Admin pages open with two-factor alone, so an admin’s cannot be turned off.",
      USER: "Everyone here needs two-factor, so it cannot be turned off.",
    },
    required: {
      title: "Your account needs two-factor",
      text: "Turn it on to go on. Until then, the other pages stay closed.",
    },
    requiredOfAdmins: {
      title: "Admin pages need two-factor",
      text: "Turn it on, and they open.",
    },
  },

  sessions: {
    title: "Sessions",
    now: {
      one: "You are signed in here, and nowhere else.",
      other: "You have {count} sessions, this one among them.",
    },
    here: "This session",
    current: "This device",
    others: "Other sessions",
    proof: {
      methods: {
        pwd: "password",
        otp: "one-time code",
        kba: "backup code",
        sms: "texted code",
        hwk: "passkey",
      },
      other: "another proof",
      onTrustedDevice: "{proof} on a trusted device",
    },
    signedInWith: "Signed in with {proof}",
    lastActive: "last active",
    notYou: "Not you? See its device",
    end: "Sign out",
    endAll: "Sign out all other sessions",
    endAllNote: "Signing out all others also ends the trust of their devices.",
    notices: {
      confirmed,
      ended: "The session is signed out.",
      "others-ended": "All other sessions are signed out.",
    },
    gone: "This session had ended already.",
    none: "No other sessions",
    noneHint: "When you sign in somewhere else, you see it here and can sign it out.",
  },

  devices: {
    title: "Devices",
    intro: "Browsers and apps that have signed in to your account.",
    about:
      "Forgetting a device signs it out and ends its trust. It can sign in again, as a new device.",
    current: "This device",
    trusted: "Trusted",
    firstSeen: "First seen",
    lastSeen: "last seen",
    trustEnds: "Signs in without a code. Its trust ends",
    sessions: { one: "{count} session", other: "{count} sessions" },
    noSessions: "Signed out",
    stopTrusting: "Stop trusting",
    rename: {
      open: "Rename",
      name: "Name",
      submit: "Save name",
    },
    forget: "Forget",
    forgetCurrent: "Forget and sign out",
    disown: {
      open: notMe,
      why: "If you do not know it, somebody else may have been in your account. What happens, at once:",
      what: [
        "it is signed out",
        "it is trusted no more",
        "it leaves this list, and you get a mail about it",
      ],
      next: "After that, change your password: whoever was there may know it.",
      submit: "Shut it out",
    },
    notices: {
      confirmed,
      "trust-ended": "The device is trusted no more.",
      renamed: "The device has its new name.",
      forgotten: "The device is forgotten.",
      disowned:
        "The device is signed out and forgotten. Now change your password: whoever was there may know it.",
    },
    gone: deviceGone,
    empty: "No devices yet",
    emptyHint: "The first one is kept here when you sign in.",
  },

  data: {
    title: "Your data",
    intro: "What is kept about you here: take a copy with you, or have it deleted.",
    copy: {
      title: "Download your data",
      what: "Your account, devices, sessions, the names of your authenticators, what we sent you, and your whole activity, in one file with a page to read and JSON for programs. Passwords, codes and keys are not in it.",
      request: "Prepare my data",
      again: "Prepare a new copy",
      under_way: "Your copy is being made.",
      progress: "Progress",
      percent: "{percent} of it is done.",
      refresh: "See how far it is",
      mailed: "You can leave this page. The copy waits here for you.",
      ready: "Your copy is ready.",
      asOf: "You asked for it",
      until: "It is removed",
      download: "Download",
      proof: "Downloading asks you to confirm that it is you, if that was a while ago.",
      stopped: "The last copy could not be finished. Ask for a new one.",
      limit: {
        one: "You can ask for {count} copy a day.",
        other: "You can ask for {count} copies a day.",
      },
    },
    deletion: {
      title: "Delete your account",
      note: "You have {days} days to change your mind.",
      goes: "What goes on that day, for good:",
      what: [
        "your name, your email and your account itself",
        "every session and device: you are signed out everywhere",
        "your password, authenticators, backup codes and confirmed phone",
        "everything we have sent you, and any copy of your data",
      ],
      stays:
        "What stays is the security log: what happened, when, and from which address and browser, under a number that no longer leads to your name or email. It is how others are protected.",
      until:
        "Until then nothing changes: you can sign in, use your account, and keep it. We mail you now, {reminderDays} days before, and when it is done. After that your email is free, and a new account with it begins empty.",
      submit: "Delete my account",
      pending: "Your account will be deleted on {date}",
      pendingText:
        "Until then everything works as before. The button at the top of every page keeps it.",
      requested: "You asked for it",
      leaves: "It happens",
      lastAdmin:
        "You are the only admin, so your account cannot be deleted: nobody could look after the others. Make somebody else an admin first.",
    },
    notices: {
      confirmed,
      preparing: "Your copy is being made.",
      "deletion-requested": "Your account will be deleted. You can take it back until then.",
      kept: "Your account stays. Nothing was deleted.",
    },
    gone: "There is nothing of this to do any more. What is true now stands below.",
  },

  deletionBanner: {
    label: "Deletion of your account",
    on: "Your account will be deleted on {date},",
    keep: "Keep my account",
  },

  dataCopy: {
    title: "Your data at Sallyport",
    about:
      "Everything Sallyport kept about you on {time}. This page shows most of it; {json} beside it has all of it.",
    nothing: "Nothing.",
    sections: {
      account: "Account",
      devices: "Devices",
      sessions: "Sessions",
      authenticators: "Authenticators",
      emailChanges: "Changes of the email",
      codeChannels: "Where codes are sent",
      backupCodes: "Backup codes",
      messages: "Messages to you",
      events: "Activity",
    },
    columns: {
      email: "Email",
      name: "Name",
      role: "Role",
      contactPhone: "Contact phone",
      timeZone: "Time zone",
      oldEmail: "From",
      newEmail: "To",
      confirmedAt: "Confirmed",
      createdAt: "Created",
      passwordChangedAt: "Password changed",
      twoFactorSince: "Two-factor on since",
      eraseAt: "Will be deleted",
      userAgent: "Browser",
      country: "Country",
      city: "City",
      firstSeenAt: "First seen",
      lastSeenAt: "Last seen",
      trustedUntil: "Trusted until",
      address: "Address",
      lastActiveAt: "Last active",
      endedAt: "Ended",
      lastUsedAt: "Last used",
      usedAt: "Used",
      to: "To",
      subject: "Subject",
      recipient: "To",
      sentAt: "Sent",
      occurredAt: "When",
      type: "What",
      outcome: "How it went",
    },
    outcomes: { SUCCESS: "Done", FAILURE: "Failed", REFUSED: "Refused" },
    roles: { USER: "Member", ADMIN: "Admin" },
  },

  deadline: {
    label: "Two-factor",
    from: "Two-factor will be needed from {date},",
    turnOn: "Turn it on",
  },

  shell: {
    menu: "Menu",
    account: "Account",
    admin: "Admin",
    signOut: "Sign out",
    notices: {
      none: "Notices",
      unread: { one: "Notices, {count} new", other: "Notices, {count} new" },
      many: "Notices, more than {count} new",
    },
    pages: {
      overview: "Overview",
      profile: "Profile",
      twoFactor: "Two-factor",
      sessions: "Sessions",
      devices: "Devices",
      activity: "Activity",
      data: "Your data",
      password: "Password",
      messages: "Messages",
    },
  },

  overview: {
    title: "Overview",
    signedInAs: "Signed in as {name}.",
    checkUp: {
      title: "Security check-up",
      allDone: "Everything here is in good order.",
      left: { one: "{count} thing left to do.", other: "{count} things left to do." },
      next: "Do this next",
      done: "Done",
      todo: "To do",
      items: {
        email: {
          done: "Your email is verified",
          todo: "Verify your email",
          why: "It is how we reach you when something happens to your account.",
          action: "Verify email",
        },
        failures: {
          done: "Nobody has tried a wrong password since your last sign-in",
          todo: "Look at the failed tries since your last sign-in",
          why: "If they were not yours, someone is guessing your password.",
          action: "See activity",
        },
        twoFactor: {
          done: "Two-factor is on",
          todo: "Turn on two-factor",
          why: "Then a stolen password alone does not open your account.",
          action: "Turn on two-factor",
        },
        backupCodes: {
          done: "You have backup codes left",
          todo: "Make new backup codes",
          why: "Few are left, and they are the way in when your phone is not.",
          action: "See backup codes",
        },
        secondWay: {
          done: "Two-factor works in more than one way",
          todo: "Add a second way to prove it is you",
          why: "If your one authenticator is lost, another or a sent code still opens your account.",
          action: "See two-factor",
        },
      },
    },
    facts: {
      title: "Signing in",
      lastSignIn: "Last sign-in",
      firstSignIn: "This is your first sign-in",
      failedTries: "Failed tries since",
      noFailedTries: "None",
      failedCount: { one: "{count} failed try", other: "{count} failed tries" },
      password: "Password",
      passwordChanged: "Changed",
      passwordNeverChanged: "Not changed since you created the account,",
      passwordCameOver: "Not changed since your account was moved here",
      seeFailed: "See them",
      twoFactor: "Two-factor",
      backupCodes: { one: "{count} backup code left", other: "{count} backup codes left" },
      twoFactorStates,
      email: "Email",
      verified: "Verified",
      notVerified: "Not verified",
      sessions: "Sessions",
      sessionCount: { one: "{count} session", other: "{count} sessions" },
      onlyThis: "Only this one",
      seeSessions: "See sessions",
    },
    activity: {
      title: "Recent activity",
      none: "Nothing has happened yet.",
      all: "See all activity",
    },
  },

  events,

  activity: {
    title: "Activity",
    intro: "What happened to your account, newest first.",
    filters: {
      what: "What",
      outcome: "How it went",
      everything: "Everything",
      notices: "Notices",
      groups: {
        sign_in: "Sign-ins",
        two_factor: "Two-factor",
        device: "Devices and sessions",
        account: "Account",
      },
      anyOutcome: "Any outcome",
      outcomes: { succeeded: "Done", failed: "Failed" },
      period: "When",
      anyTime: "Any time",
      periods: { day: "Last 24 hours", week: "Last 7 days", month: "Last 30 days" },
    },
    outcomes: { FAILURE: "Failed", REFUSED: "Refused" },
    isNew: "New",
    reasons: {
      two_factor_changed: "Because two-factor was changed.",
      deleted: "The account was deleted.",
      disabled: "The account was disabled.",
      unverified: "The email was not verified yet.",
      password_changed: "The password was changed meanwhile.",
      factor_missing: "A second factor was asked for.",
      disowned: "Because you said that it was not you.",
      last_admin: "Because nobody else is an admin.",
    },
    details: {
      to: "To {to}.",
      left: { one: "{count} code left.", other: "{count} codes left." },
      sessions: { one: "{count} session ended.", other: "{count} sessions ended." },
      devices: { one: "{count} device.", other: "{count} devices." },
    },
    notices: { "notices-read": "All notices are read." },
    unread: {
      one: "{count} notice you have not read.",
      other: "{count} notices you have not read.",
    },
    unreadMany: "{count} or more notices you have not read.",
    markRead: "Mark all as read",
    none: "Nothing has happened yet",
    noneHint: "What happens to your account is kept here, from the first sign-in on.",
    nothingFound: "Nothing found",
    nothingFoundHint: "Nothing of this kind has happened to your account.",
    showEverything: "Show everything",
    noNotices: "No notices",
    noNoticesHint:
      "Changes to how your account opens, new devices and locks are told here, and by mail.",
    newest: "Newest",
    older: "Older",
  },

  adminMessages: {
    title: "Messages",
    intro: "Everything Sallyport has written to people, newest first.",
    notConfigured:
      "No mail server is set, so messages wait here. Set SMTP_URL to have them sent; until then, read them below.",
    empty: "No messages yet",
    emptyHint: "The first one is written when somebody registers.",
    columns: { message: "Message", state: "State", created: "Written", attempts: "Tries" },
    to: { EMAIL: "Email to {recipient}", SMS: "Text message to {recipient}" },
    states: { QUEUED: "On its way", WAITING: "Waiting", SENT: "Sent", FAILED: "Not sent" },
    lastError: "The server said: {error}",
    read: "Read message",
    gone: "Its text is for its recipient alone.",
    sendAgain: "Send again",
    sendAgainWhat: "{subject}, to {recipient}",
    sentAgain: "The message is on its way again.",
    older: "Older messages",
    newest: "Newest messages",
  },

  devMails: {
    title: "Mails",
    intro: "Every mail Sallyport sends, to somebody made up, as it is read with and without HTML.",
    contents: "Templates",
    html: "As HTML",
  },

  apiDocs: {
    title: "API",
    intro:
      "Everything below {base} takes and answers JSON. A page of this app is known by the session cookie, and its writes say their Origin. A phone or another program sends its access token as Authorization: Bearer; then no cookie counts.",
    document: "OpenAPI document",
    needsSession: "Needs a session",
    request: "Request",
    answer: "Answer {status}",
    failures: "Failures",
    failuresTitle: "What a failure says",
    failuresIntro:
      "Failures are application/problem+json with type, title, status, detail, code and requestId; fields for input errors; Retry-After where waiting helps.",
  },

  browser: {
    onSystem: "{browser} on {system}",
    unknown: "A program without a name",
    app: "An app",
  },

  importing: {
    authenticatorName: "Authenticator app",
    reasons: importReasons,
    notes: {
      setup_dropped: "its two-factor set-up was not finished and begins anew",
      factors_left_out: "two-factor was off, so its secret and codes stay out",
    } satisfies Record<Note, string>,
    refused: "line {line}: refused: {field}: {reason}",
    imported: "line {line}: in: {email}",
    wouldBeImported: "line {line}: would go in: {email}",
    importedBefore: "line {line}: in since an earlier run: {email}",
    hadAccount: "line {line}: skipped, has an account already: {email}",
    files: {
      unreadable: "The file cannot be read ({error}).",
      empty: "The file is empty.",
      notUtf8: "The file is not UTF-8. Save it as UTF-8 and try again.",
      headerMalformed: "The first line has to name the columns, with commas between.",
      columnsUnknown:
        "The first line has columns that are not known: {columns}. Take them out; between the others stand commas.",
      columnsMissing: "The first line does not have: {columns}.",
      columnsRepeated: "The first line names twice: {columns}.",
    } satisfies Record<FileProblem["problem"] | "unreadable", string>,
    summary: {
      imported: { one: "{count} person is in.", other: "{count} people are in." },
      wouldBeImported: {
        one: "{count} person would go in. Nothing was written.",
        other: "{count} people would go in. Nothing was written.",
      },
      imported_before: {
        one: "{count} was in since an earlier run.",
        other: "{count} were in since an earlier run.",
      },
      had_account: {
        one: "{count} address had an account already and was skipped.",
        other: "{count} addresses had an account already and were skipped.",
      },
      refused: { one: "{count} line was refused.", other: "{count} lines were refused." },
      dearHashes: {
        one: "{count} hash costs more than PASSWORD_COST: until its owner signs in, a wrong try takes longer there than at an address that nobody has.",
        other:
          "{count} hashes cost more than PASSWORD_COST: until their owners sign in, a wrong try takes longer there than at an address that nobody has.",
      },
    },
    stopped: "Stopped after line {line}. What was in by then stays in: run the same command again.",
  },

  texts: {
    subject: "Your code",
    code: {
      SIGN_IN: "{code} is your Sallyport code to sign in. It works for {minutes} minutes.",
      STEP_UP: "{code} is your Sallyport code to confirm. It works for {minutes} minutes.",
      CONFIRM_PHONE:
        "{code} is your Sallyport code to confirm this phone. It works for {minutes} minutes.",
    },
  },

  places: {
    cityInCountry: "{city}, {country}",
    unknown: "Unknown place",
  },

  risk: { unusual: "Unusual", reasons: riskReasons },

  mail: {
    greeting: "Hello {name},",
    verifyEmail: {
      subject: "Verify your email",
      why: "Someone, hopefully you, created an account with this email. To show that it is yours, open this link or enter the code below.",
      button: "Verify email",
      code: "Or enter this code:",
      closing:
        "The link and the code work for 24 hours. Not you? Then do nothing: without them the account stays closed.",
    },
    alreadyRegistered: {
      subject: "You already have an account",
      why: "Someone, hopefully you, tried to create an account with this email. There is one already, so nothing was changed.",
      button: "Sign in",
      closing:
        "Not you? Then there is nothing to do: whoever it was learned nothing about your account.",
    },
    notMe: {
      why: {
        sign_in:
          "Not you? With one press that device is signed out, your password opens nothing any more, and you get a link to set a new one:",
        change:
          "Not you? With one press everyone is signed out, your password opens nothing any more, and you get a link to set a new one:",
      },
      link: notMe,
    },
    origin: "It came from {browser} at {address}, on {time}.",
    addressInPlace: "{address} ({place})",
    resetPassword: {
      subject: "Set a new password",
      why: {
        asked: "Someone, hopefully you, asked for a link to set a new password for your account.",
        disowned:
          "You said that it was not you. Your old password opens nothing any more: set a new one with this link.",
        barred:
          "Someone entered your old password. It opens nothing any more, because you said that somebody else had used your account. Was it you just now? Then set a new one with this link.",
      },
      button: "Set a new password",
      closing: {
        asked:
          "The link works once, for {minutes} minutes, and only the newest one works. Not you? Then there is nothing to do: without the link your password stays as it is.",
        disowned:
          "The link works once, for {minutes} minutes, and only the newest one works. After that, ask for another with “Forgot your password?”.",
        barred:
          "The link works once, for {minutes} minutes, and only the newest one works. Not you? Then there is nothing to do: nobody gets in with the old password.",
      },
    },
    passwordReset: {
      subject: "Your password was reset",
      what: "A new password was set with a link from your mailbox. Every browser was signed out, and no device is trusted any more.",
      button: "Sign in",
      closing:
        "If it was not you, someone reads your mail: set a new password for your mailbox first.",
    },
    passwordChanged: {
      subject: "Your password was changed",
      what: "The password of your account was changed by someone who knew the old one. Every other browser was signed out, and no device is trusted any more.",
      button: "Look at your account",
      closing: "Was it you? Then there is nothing to do.",
    },
    newDevice: {
      subject: "New sign-in to your account",
      what: "Your account was opened on a device we have not seen before.",
      button: "Look at your account",
      closing: "Was it you? Then there is nothing to do.",
    },
    passwordKnown: {
      subject: "Someone has your password",
      what: "Someone entered your password, and then several wrong codes. They did not get in: your second factor kept them out.",
      button: "Look at your account",
      closing: "Was it you, with codes that were mistyped? Then there is nothing to do.",
    },
    signInLocked: {
      subject: "Password sign-in is locked",
      what: "Too many wrong passwords were entered for your account, so for a while it takes no password where they were tried. Browsers you have signed in on before keep tries of their own, and nobody is signed out.",
      button: "See activity",
      closing:
        "Nobody got in that way. Two-factor, and a password you use nowhere else, keep it so.",
    },
    trustStolen: {
      subject: "A trusted device is trusted no more",
      what: "The token of one of your trusted devices was used twice, as if somebody had copied it. Its trust has ended: the next sign-in there asks for a code.",
      button: "See your devices",
      closing:
        "Not sure what happened? Change your password, which ends the trust of every device.",
    },
    tokenReused: {
      subject: "An app was signed out",
      what: "A token of an app that was signed in to your account was used twice, as if somebody had copied it. That session has ended: the app asks for your password again.",
      button: "Look at your account",
      closing: "Not sure what happened? Change your password, which ends every other session.",
    },
    deviceDisowned: {
      subject: "A device was shut out of your account",
      what: "You said that you do not know a device on which your account was open: {browser}. It was signed out, is trusted no more, and was forgotten.",
      button: "See your devices",
      closing: "Change your password, if you have not: whoever used that device may know it.",
    },
    twoFactorOn: {
      subject: "Two-factor is on",
      what: "From now on, signing in to your account asks for a code as well as your password.",
      button: "See two-factor",
      closing:
        "If it was not you and you are then asked for codes you do not have, your admin can help.",
    },
    twoFactorOff: {
      subject: "Two-factor is off",
      what: "Two-factor was turned off for your account. Your authenticator, backup codes and trusted devices were removed, and every other session was ended.",
      button: "Turn it on again",
      closing: "If it was not you, turn two-factor on again after setting a new password.",
    },
    authenticatorAdded: {
      subject: "An authenticator was added",
      what: "One more authenticator app can make codes for your account.",
      button: "See two-factor",
      closing: "If it was not you, remove the authenticator after setting a new password.",
    },
    authenticatorRemoved: {
      subject: "An authenticator was removed",
      what: "One of the authenticator apps of your account no longer works for it.",
      button: "See two-factor",
      closing: "Was it you? Then there is nothing to do.",
    },
    unusualSignIn: {
      subject: "Unusual sign-in to your account",
      what: "Your password was right, but the sign-in was not like yours, so a code was asked for. {reasons}",
      button: "Look at your account",
      closing: "Was it you? Then there is nothing to do.",
    },
    code: {
      subject: "Your code",
      why: {
        SIGN_IN: "Your password was entered. To finish signing in, enter this code.",
        STEP_UP: "To confirm that it is you, enter this code.",
        CONFIRM_PHONE: "To confirm your phone, enter this code.",
      },
      label: "Your code:",
      closing:
        "It works for {minutes} minutes, once, and only where it was asked for. Nobody from Sallyport will ever ask you for it.",
    },
    codeChannelAdded: {
      subject: "Codes can be sent to one more place",
      what: {
        email: "From now on, signing in can also be finished with a code sent to {to}.",
        sms: "From now on, signing in can also be finished with a code texted to {to}.",
      },
      button: "See two-factor",
      closing: "If it was not you, remove that place after setting a new password.",
    },
    codeChannelRemoved: {
      subject: "Codes are sent to one place less",
      what: {
        email: "Codes are no longer sent to your email.",
        sms: "Codes are no longer texted to your phone.",
      },
      button: "See two-factor",
      closing: "Was it you? Then there is nothing to do.",
    },
    exportRequested: {
      subject: "A copy of your data was asked for",
      what: "Somebody signed in to your account, hopefully you, asked for a copy of everything that is kept about you here. It is ready within minutes and can be downloaded for a day, by who proves again that the account is theirs.",
      button: "See your data",
      closing: "Was it you? Then there is nothing to do.",
    },
    exportDownloaded: {
      subject: "A copy of your data was downloaded",
      what: "The copy of everything that is kept about you here was downloaded by who had just proved that the account is theirs. Keep the file where only you can read it.",
      button: "See your data",
      closing: "Was it you? Then there is nothing to do.",
    },
    deletionRequested: {
      subject: "Your account will be deleted",
      what: "Somebody signed in to your account, hopefully you, asked for it to be deleted. That happens on {time}. Until then you can sign in as before, and keep it with one press.",
      button: "Keep my account",
      closing: "Do you want it deleted? Then there is nothing to do. We remind you before the day.",
    },
    deletionNear: {
      subject: "Your account will be deleted soon",
      what: "As was asked for, your account will be deleted on {time}, with all that belongs to it. That cannot be undone. To keep it, sign in and say so before that day.",
      button: "Keep my account",
      closing: "Do you want it deleted? Then there is nothing to do.",
    },
    deletionCancelled: {
      subject: "Your account stays",
      what: {
        asked: "The deletion of your account was taken back. Nothing was deleted.",
        disowned:
          "You said that it was not you, so the deletion of your account was taken back. Nothing was deleted.",
        last_admin:
          "Your account was to be deleted today, but you are the only admin by now. So it stays, and nothing was deleted. Make somebody else an admin, then ask again.",
      },
      button: "Look at your account",
      closing: "Was it you? Then there is nothing to do.",
    },
    accountDeleted: {
      subject: "Your account is deleted",
      what: "As was asked for, your account and all that belonged to it are deleted. This is the last message about it.",
      closing: "Your email is free now: a new account can be created with it, and begins empty.",
    },
    emailChangeAsked: {
      subject: "Your email is about to change",
      what: "Someone who is signed in to your account asked to change its email to {to}. Nothing has changed yet: a link was sent there, to be confirmed first.",
      button: "See your profile",
      closing: "Was it you? Then open the message at your new email.",
    },
    confirmEmail: {
      subject: "Confirm your new email",
      why: "Someone, hopefully you, wants this to be the email of the Sallyport account of {from}. Open this link where you are signed in to that account, and confirm it there.",
      button: "Confirm your new email",
      closing:
        "The link works once, for {hours} hours, and only the newest one works. Not you? Then do nothing: without that account’s password the link opens nothing.",
    },
    emailWanted: {
      subject: "Someone tried to use your email",
      why: "Someone, perhaps you, tried to change the email of another Sallyport account to yours. Yours belongs to this account, so nothing was changed.",
      button: "Sign in",
      closing:
        "Not you? Then there is nothing to do: whoever it was learned nothing about your account.",
    },
    emailChanged: {
      subject: "Your email was changed",
      what: "From now on the email of your account is {to}. You sign in with it, and messages go there. Every other browser and app was signed out.",
      undo: {
        button: "Not you? Undo this",
        closing:
          "Was it you? Then there is nothing to do. For {days} days the link brings this email back, ends every session and sends you a link to set a new password.",
      },
      goneBack: {
        button: "Sign in",
        closing:
          "Your account had that email until a few days ago, so this can be undone by your admin only. Was it you? Then there is nothing to do.",
      },
    },
    emailChangeUndone: {
      subject: "Your email was changed back",
      what: "The email of your account is {to} again: someone who reads mail there said that the change was not theirs. Every browser and app was signed out, and a link to set a new password was sent there.",
      button: "Sign in",
      closing:
        "Was it you who made that change? Then someone else may read mail at your old email: ask your admin for help.",
    },
    contactPhoneChanged: {
      subject: "Your contact phone was changed",
      what: "The phone number at which you can be reached was changed or removed. Codes are sent where they were sent before.",
      button: "See your profile",
      closing: "Was it you? Then there is nothing to do.",
    },
    newBackupCodes: {
      subject: "You have new backup codes",
      what: "New backup codes were made for your account. The old ones no longer work.",
      button: "See two-factor",
      closing: "If it was not you, make new codes after setting a new password.",
    },
    backupCodeUsed: {
      subject: "A backup code was used",
      what: "One of your backup codes was used to prove that it is you.",
      left: { one: "{count} is left.", other: "{count} are left." },
      few: "Make new ones soon.",
      button: "Make new backup codes",
      closing: "If it was not you, make new codes after setting a new password.",
    },
  },

  errors,
};

export type Messages = typeof en;
