import type { EventType } from "@/lib/audit/catalogue";
import type { FailureCode } from "@/lib/platform/outcome";
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
  INVALID_CODE: "This code is not the latest one, or its time is up. Check it, or send a new one.",
  INVALID_TOKEN: "This link was used before, or its time is up. Send a new one.",
  SETUP_CLOSED: "That setup link is no longer valid. Sign in instead.",
  CLIENT_NOT_SUPPORTED: "Signing in from this kind of app is not possible here yet.",
  RATE_LIMITED: "Too many tries in a short time. Try again in {wait}.",
  BUSY: "Many people are signing in right now. Try again in {wait}.",
  UNAVAILABLE: "Sallyport cannot answer for a moment. Try again in {wait}.",
  UNEXPECTED:
    "Something broke on our side. Try again. If it stays, give your admin the request id below.",
};

const fields: FieldSentences = {
  required: "Fill this in.",
  "email.required": "Enter your email.",
  "password.required": "Enter your password.",
  "code.required": "Enter the 8 digits from the message.",
  unknown: "There is no field of this name here.",
  "email.malformed": "Enter an email like name@example.com.",
  "email.taken": "There is an account with this email already. Use another, or sign in.",
  "email.tooLong": "An email can have up to 254 characters.",
  "name.missing": "Enter your name.",
  "name.tooLong": "A name can have up to 100 characters.",
  "name.malformed": "Use letters, digits and spaces in your name.",
  "password.tooShort": "Use at least 12 characters. A few words in a row work well.",
  "password.tooLong": "A password can have up to 128 characters.",
  "password.malformed": "This password has a character that cannot be saved. Choose another.",
  "password.common": "Many people use this password. Choose one that is only yours.",
  "password.personal": "This is close to your name or email. Choose something unrelated.",
  "password.product": "Passwords with the word Sallyport in them are tried early. Leave it out.",
  "password.weak": "This is easy to guess. Add a word or two that are hard to predict.",
  "code.malformed": "Enter the 8 digits from the message.",
  "token.malformed": "This link is not complete. Open it from the message again.",
};

const events: Record<EventType, string> = {
  "setup.link_created": "A setup link was made",
  "account.created": "You created this account",
  "registration.repeated": "Someone tried to register with your email",
  "email.verification_sent": "We sent you a verification code",
  "email.verification_failed": "A verification code did not match",
  "email.verified": "You verified your email",
  "sign_in.succeeded": "You signed in",
  "sign_in.failed": "Someone tried to sign in with a wrong password",
  "sign_in.refused": "A sign-in was refused",
  "sign_in.locked": "Password sign-in was locked after too many tries",
  "session.signed_out": "You signed out",
  "session.replaced": "A new sign-in replaced an older session",
  "session.displaced": "Your oldest session ended to make room",
  "password.rehashed": "Your password’s protection was renewed",
  "device.added": "You signed in on a new browser",
  "limit.reached": "A limit on tries was reached",
  "message.resent": "A message was sent again",
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

  password: {
    label: "Password",
    show: "Show",
    hide: "Hide",
  },

  newPassword: {
    hint: "12 characters or more. A few unrelated words are strong and easy to remember.",
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
    emailVerified: "Email verified. Sign in.",
    setupClosed: "That setup link is no longer valid. Sign in instead.",
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

  shell: {
    menu: "Menu",
    account: "Account",
    admin: "Admin",
    signOut: "Sign out",
    pages: { overview: "Overview", messages: "Messages" },
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
        password: {
          done: "Your password is strong",
          todo: "Choose a stronger password",
          why: "Yours has become easy to guess.",
          action: "Change password",
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
      passwordNeverChanged: "Not changed since you created the account",
      twoFactor: "Two-factor",
      twoFactorStates: { DISABLED: "Off", SETUP_IN_PROGRESS: "Set-up not finished", ENABLED: "On" },
      email: "Email",
      verified: "Verified",
      notVerified: "Not verified",
      sessions: "Sessions",
      sessionCount: { one: "{count} browser signed in", other: "{count} browsers signed in" },
      onlyThis: "Only this browser is signed in",
    },
    activity: {
      title: "Recent activity",
      none: "Nothing has happened yet.",
      failed: "Failed",
      events,
    },
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

  apiDocs: {
    title: "API",
    intro:
      "Everything below {base} takes and answers JSON. A call from a page of this app carries the session cookie; every write says its Origin.",
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
  },

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
    newDevice: {
      subject: "New sign-in to your account",
      what: "Your account was opened on a browser we have not seen before: {browser}, from {address}, on {time}.",
      button: "Look at your account",
      closing: "Not you? Open your account and change your password.",
    },
  },

  errors,
};

export type Messages = typeof en;
