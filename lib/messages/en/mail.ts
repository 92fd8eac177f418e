import { serviceKeyMailWords } from "./admin-api-keys";
import { adminRequestMails } from "./admin-requests";
import { invitationMailWords } from "./invitation-mail";
import { byAdminMails } from "./mail-by-admin";
import { recoveryMailWords } from "./recovery-mail";
import { reminderWords } from "./reminder-mail";
import { notMe } from "./shared";

export const mailWords = {
  mail: {
    ...serviceKeyMailWords,
    ...recoveryMailWords,
    greeting: "Hello {name},",
    ...invitationMailWords,
    adminRequests: adminRequestMails,
    ...reminderWords,
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
    byAdmin: byAdminMails,
    origin: "It came from {browser} at {address}, on {time}.",
    originService: "It came by the service {service}, on {time}.",
    addressInPlace: "{address} ({place})",
    resetPassword: {
      subject: "Set a new password",
      why: {
        asked: "Someone, hopefully you, asked for a link to set a new password for your account.",
        disowned:
          "You said that it was not you. Your old password opens nothing any more: set a new one with this link.",
        barred:
          "Someone entered your old password. It opens nothing any more: you said that somebody else had used your account, or an admin asked for a new one. Was it you just now? Then set a new one with this link.",
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
        SERVICE:
          "{service} asks you to prove that it is you, for: “{purpose}”. To do so, enter this code there.",
      },
      notAsked: "Did you not ask for this? Then do nothing: without the code nothing is confirmed.",
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
};
