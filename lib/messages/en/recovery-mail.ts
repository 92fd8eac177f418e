/** For owners who did not ask for it; said in every message about a recovery that is not over. */
const stop = {
  why: "Not you? One press stops it. Your password, which somebody else knows then, opens nothing any more, and you get a link to set a new one:",
  link: "Stop the recovery",
};

export const recoveryMailWords = {
  recovery: {
    stop,
    link: {
      subject: "Have you lost every second factor?",
      what: "Someone entered your password and said that your phone and your backup codes are lost. If it was you, open this link and begin the wait of {wait}. Until then nothing changes.",
      button: "Begin the recovery",
      closing:
        "The link works once, for {minutes} minutes, and only the newest one works. Without it nothing happens.",
    },
    requested: {
      subject: "Recovery of your account was requested",
      what: "Someone with your password and a link from your mailbox said that your phone and your backup codes are lost. Unless it is stopped, all second factors can be removed from {time} on.",
      closing:
        "Was it you? Then there is nothing to do: when the wait is over, the link to finish it comes by mail. If a code turns up before that, sign in with it, and the recovery ends by itself.",
    },
    ready: {
      subject: "Your second factors can be removed now",
      what: "The wait is over that began when someone said that your phone and your backup codes are lost.",
      finish:
        "To finish it, open this link and enter your password. All second factors are removed then, and everyone is signed out.",
      elsewhere: "The link to finish it was sent to the email of your account.",
      button: "Finish the recovery",
      closing:
        "The recovery can be finished once, until {time}. After that it ends, and nothing is removed.",
    },
    stopped: {
      subject: "The recovery of your account was stopped",
      what: "A recovery of your account waited, and was stopped by someone who reads your messages or is signed in to your account. Whoever had begun it knew your password, so that opens nothing any more: set a new one with this link.",
      button: "Set a new password",
      closing:
        "The link works once, for {minutes} minutes, and only the newest one works. Was it you who had begun it? Then set a new password, and begin again.",
    },
    ended: {
      subject: "The recovery of your account has ended",
      what: {
        factorUsed:
          "A recovery of your account waited. Now one of its second factors was used, so they are not lost, and the recovery has ended. Nothing was removed.",
        changed:
          "A recovery of your account waited. Now the way your account opens was changed, so the recovery has ended. If every second factor is lost still, sign in and begin again.",
      },
      button: "Look at your account",
      closing: "Was it you? Then there is nothing to do.",
    },
    lapsed: {
      subject: "The recovery of your account ran out",
      what: "A recovery of your account could have been finished for some days, and nobody has. It is over, and nothing was removed. If every second factor is lost still, sign in and begin again.",
      button: "Sign in",
      closing: "Was it you, and have your codes turned up? Then there is nothing to do.",
    },
    completed: {
      subject: "Your second factors were removed",
      what: "The recovery of your account was finished: every authenticator, backup code and place for codes was removed, no device is trusted any more, and everyone was signed out. Your password alone opens your account now.",
      button: "Sign in",
      closing: "Was it you? Then sign in, and turn two-factor on again.",
    },
    notForAdmins: {
      subject: "Recovery was asked for, and is not offered to admins",
      what: "Someone entered your password and said that your phone and your backup codes are lost. An admin’s account is not recovered by mail: another admin, or whoever runs Sallyport, can remove its second factors. Nothing was changed.",
      button: "Sign in",
      closing: "Was it you? Then ask one of them.",
    },
  },
};
