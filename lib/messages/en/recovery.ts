import { anothersLink } from "./shared";

export const recoveryWords = {
  recover: {
    lost: "I have lost all of these",
    title: "Lost every second factor?",
    intro:
      "If your phone, your backup codes and every other second factor are lost, they can be removed by password and mail. It takes a while, so that you can stop it if it is somebody else who asks.",
    steps: {
      title: "This is how it goes:",
      items: [
        "We mail you a link. Open it and begin the wait.",
        "For {wait} nothing changes. We tell you everywhere we can: by mail, by text, and in every browser you are signed in with. Each of these messages can stop it.",
        "After that we mail you a second link. With it and your password, all second factors are removed and everyone is signed out.",
        "You sign in with your password, and turn two-factor on again.",
      ],
    },
    ends: "If a code turns up meanwhile, sign in with it: then the recovery ends by itself. It ends too when your password is changed.",
    somebody:
      "Did somebody else turn two-factor on? Then set a new password first, and begin here with the new one.",
    admins:
      "It does not work for admins: another admin, or whoever runs Sallyport, can remove their second factors.",
    submit: "Email me a link",
    sent: "If your account can be recovered this way, a link is on its way to your email. It works for {minutes} minutes, and only the newest one works.",
    signInFirst: "Begin by signing in. When you are asked for a code, choose “{lost}”.",
    signIn: "Sign in",
    back: "Found a code after all?",
    enterCode: "Go back and enter it",
    waiting: {
      title: "A recovery is waiting",
      text: "It was requested on {since}. From {due} on it can be finished, with a link we mail you then.",
      stop: "Was it not you? Open the message about it and stop it there.",
    },
    ready: {
      title: "The wait is over",
      text: "The link to finish it was mailed to you. It can be used until {until}.",
      resend: "Send the link again",
      sent: "The link to finish is on its way to your email. Only the newest one works.",
    },
  },

  startRecovery: {
    title: "Begin the recovery?",
    intro: "You said that every second factor of your account is lost.",
    willHappen: "This is what happens when you press the button:",
    steps: [
      "A wait of {wait} begins. Until then nothing changes.",
      "You are told by mail, by text and in every browser you are signed in with. Each of these can stop it.",
      "When the wait is over, we mail you the link to remove your second factors.",
    ],
    submit: "Begin the wait",
    notYou: "Was it not you? Use “This wasn't me” in the same message.",
    endings: {
      done: {
        title: "The wait has begun",
        said: "We have told you everywhere we can. When the wait is over, the link to finish comes by mail. If a code turns up before that, sign in with it, and the recovery ends by itself.",
        question: "Found a code?",
        label: "Sign in",
        href: "/login",
      },
      anothers: anothersLink,
      dead: {
        title: "This link does not work",
        said: "It is not complete, was used before, or is older than {minutes} minutes. Only the newest one works.",
        question: "Is everything still lost?",
        label: "Begin again",
        href: "/recover",
      },
    },
  },

  finishRecovery: {
    title: "Remove your second factors",
    intro: "The wait is over. Enter your password once more to finish.",
    willHappen: "This is what happens when you press the button:",
    steps: [
      "Every authenticator, backup code and place for codes is removed.",
      "Every browser and app is signed out, and no device is trusted any more.",
      "You sign in with your password alone, and can turn two-factor on again.",
    ],
    password: "Password",
    submit: "Remove second factors",
    forgot:
      "Forgotten it, too? Set a new one first. That ends this recovery, and you begin again with the new one.",
    done: "Your second factors are removed. Sign in with your password, then turn two-factor on again.",
    dead: {
      title: "This link does not work",
      said: "It is not complete, was used before, or its time is up. Only the newest one works.",
      question: "Is everything still lost?",
      label: "Begin again",
      href: "/recover",
    },
  },

  stopRecovery: {
    title: "Stop the recovery?",
    event:
      "On {time}, someone with your password and a link from your mailbox said that your phone and your backup codes are lost.",
    willHappen: "If it was not you, this is what happens when you press the button:",
    steps: [
      "The recovery ends, and nothing is removed.",
      "Your password, which somebody else knows then, opens nothing any more.",
      "We mail you a link to set a new password.",
    ],
    submit: "Stop the recovery",
    wasMe: "It was you? Then there is nothing to do.",
    endings: {
      done: {
        title: "The recovery is stopped",
        said: "Your old password opens nothing any more. A link to set a new one is on its way to your mailbox, and works for {minutes} minutes. If somebody else may read your mail, set a new password there first.",
        question: "Is it not there, or too old?",
        label: "Send a new link",
        href: "/forgot-password",
      },
      used: {
        title: "This recovery is over",
        said: "It was stopped, finished, or ended by itself before, so there is nothing left to stop. Your activity says which.",
        question: "May somebody else know your password?",
        label: "Set a new one",
        href: "/forgot-password",
      },
      anothers: anothersLink,
      dead: {
        title: "This link does not work",
        said: "It is not complete: open it from the message again.",
        question: "May somebody else know your password?",
        label: "Set a new one",
        href: "/forgot-password",
      },
    },
  },

  recoveryBanner: {
    label: "Recovery of your account",
    from: "Someone with your password said that your phone and your backup codes are lost. Your second factors can be removed from {date} on,",
    now: "Someone with your password said that your phone and your backup codes are lost. Your second factors can be removed now.",
    stop: "Not me: stop it",
    stopped:
      "The recovery is stopped. Your old password opens nothing any more, and a link to set a new one is on its way to your mailbox.",
    gone: "This recovery is over already. Your activity says how it ended.",
  },
};
