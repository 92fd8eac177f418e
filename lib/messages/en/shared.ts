/** One name on pages and in mails, with the apostrophe that keyboards have: it is searched for. */
export const notMe = "This wasn't me";

export const deviceGone = "This device is not in your list any more.";

/** Of every chart. */
export const chart = {
  asTable: "As a table",
  none: "None in this time",
  notCounted: "Not counted",
};

/** Said on the page one comes back to, because the press that led away did nothing yet. */
export const confirmed = "Thank you, that was you. Now repeat what you were about to do.";

export const twoFactorStates = {
  DISABLED: "Off",
  SETUP_IN_PROGRESS: "Set-up not finished",
  ENABLED: "On",
};

/** Asked for wherever somebody signed in proves once more that it is them. */
export const proofCode = {
  code: "Authentication code",
  codeHint: "From your authenticator app. A backup code works too.",
};

/** Of a mailed link, opened in a browser where somebody else than its reader is signed in. */
export const anothersLink = {
  title: "This link is somebody else’s",
  said: "This browser is signed in to another account than the one the message was sent to. Sign out first, then open the link from the message again.",
  question: "Where can you sign out?",
  label: "Go to the account",
  href: "/account",
};
