import { failures } from "./failures";
import { anothersLink, notMe, proofCode } from "./shared";

export const signInWords = {
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
      anothers: anothersLink,
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
    twoFactorGoes:
      "Two-factor, which was turned on there, is turned off again, and every browser and app is signed out.",
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
      anothers: anothersLink,
      dead: {
        title: "This link does not work",
        said: "It is not complete, or older than {days} days: open it from the message again. If somebody else may be in your account, set a new password: that signs out every browser.",
        question: "Is somebody else in your account?",
        label: "Set a new password",
        href: "/forgot-password",
      },
    },
  },
};
