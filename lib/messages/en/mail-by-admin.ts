const signIn = "Sign in";
const setPassword = "Set a new password";
const askAdmin = "Not sure why this was done? Ask your admin.";

/** What an admin did to somebody's account, as that person is told. */
export const byAdminMails = {
  reason: "The reason given: “{reason}”",
  when: "It was done by an admin, on {time}.",
  notMe:
    "Did you not want this? With one press everyone is signed out, your password opens nothing any more, and you get a link to set a new one:",
  unlocked: {
    subject: "Your sign-in is unlocked",
    what: "Sign-in to your account was locked after too many wrong passwords or codes. It is open again.",
    button: signIn,
    closing: askAdmin,
  },
  resetRequired: {
    subject: "Your account needs a new password",
    what: "Your password opens nothing any more, and every browser and app was signed out. Set a new one with this link.",
    button: setPassword,
    closing:
      "The link works once, for {minutes} minutes, and only the newest one works. After that, ask for another with “Forgot your password?”. Not sure why this was done? Ask your admin.",
  },
  resetLinkSent: {
    subject: "A link to set a new password",
    what: "An admin had this link sent to you. With it you can set a new password for your account.",
    button: setPassword,
    closing:
      "The link works once, for {minutes} minutes, and only the newest one works. Not sure why it was sent? Then do nothing: without the link your password stays as it is.",
  },
  twoFactorReset: {
    subject: "Two-factor was reset",
    what: "Your authenticators, backup codes and the places codes were sent to are removed, no device is trusted any more, and every browser and app was signed out. Until you turn two-factor on again, your password opens your account without it.",
    button: signIn,
    closing:
      "Turn two-factor on again once you have signed in. Not sure why this was done? Ask your admin.",
  },
  sessionsEnded: {
    subject: "You were signed out everywhere",
    what: "Every browser and app was signed out of your account, and no device is trusted any more.",
    button: signIn,
    closing: askAdmin,
  },
  disabled: {
    subject: "Your account is disabled",
    what: "Every browser and app was signed out of your account, and it does not open any more. Nothing that belongs to it was deleted.",
    closing: askAdmin,
  },
  enabled: {
    subject: "Your account is open again",
    what: "Your account had been disabled. Now you can sign in as before.",
    button: signIn,
    closing: askAdmin,
  },
  madeAdmin: {
    subject: "You are an admin now",
    what: "Your account may now help other people and set the rules. Every browser and app was signed out; if two-factor is off, the next sign-in asks you to turn it on.",
    button: signIn,
    closing: askAdmin,
  },
  adminRemoved: {
    subject: "You are no longer an admin",
    what: "Your account no longer opens the admin pages. Every browser and app was signed out; you can sign in as before.",
    button: signIn,
    closing: askAdmin,
  },
};
