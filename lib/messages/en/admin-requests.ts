import { anothersLink, confirmed } from "./shared";

const signIn = "Sign in";

/** What one admin asks for and another approves, as the person is told. */
export const adminRequestMails = {
  kinds: {
    RESET_TWO_FACTOR: {
      subject: "An admin asked to reset your two-factor",
      what: "An admin asked to take two-factor off your account, which is done for people who have lost it. Your authenticators and backup codes would be removed, and your password would open your account without them.",
      named: "to reset your two-factor",
    },
    MAKE_ADMIN: {
      subject: "An admin asked to make you an admin",
      what: "An admin asked to make you an admin, who may help other people and set the rules.",
      named: "to make you an admin",
    },
  },
  asked: {
    when: "It was asked for by an admin, on {time}.",
    until:
      "Nothing has changed yet. Another admin has to approve it, and it is not done before {time}. Until it is done you can stop it with one press, without signing in:",
    button: "Stop this",
    closing:
      "Did you ask for it? Then there is nothing to do. Not approved by {time}, it ends by itself. Not sure why it was asked for? Stop it, and ask your admin.",
  },
  withdrawn: {
    subject: "A change to your account was withdrawn",
    what: "An admin had asked {what}, and has withdrawn it. Nothing was changed.",
    button: "See your activity",
    closing: "Not sure why? Ask your admin.",
  },
  refused: {
    subject: "A change to your account was refused",
    what: "An admin had asked {what}, and another admin has refused it. Nothing was changed.",
    button: "See your activity",
    closing: "Not sure why? Ask your admin.",
  },
};

export const requestAskedTexts = {
  subject: "A change to your account",
  RESET_TWO_FACTOR:
    "Sallyport: an admin asked to reset your two-factor. It is not done before {time}. To stop it, use the link in our email.",
  MAKE_ADMIN:
    "Sallyport: an admin asked to make you an admin. It is not done before {time}. To stop it, use the link in our email.",
};

const endings = {
  used: {
    title: "This is stopped already",
    said: "You stopped it before, and nothing was changed.",
    question: "Who may have asked for it?",
    label: "See your activity",
    href: "/account/activity",
  },
  carriedOut: {
    title: "This has been done",
    said: "It was approved and carried out before you pressed. Set a new password if you think that somebody else is behind it: that signs out every browser. Then ask your admin.",
    question: "Is somebody else in your account?",
    label: "Set a new password",
    href: "/forgot-password",
  },
  over: {
    title: "There is nothing left to stop",
    said: "It was withdrawn or refused, or nobody approved it in time. Nothing was changed.",
    question: "Do you want to look?",
    label: "See your activity",
    href: "/account/activity",
  },
  anothers: anothersLink,
  dead: {
    title: "This link does not work",
    said: "It is not complete: open it from the message again. You can also sign in and stop it there.",
    question: "Do you know your password?",
    label: signIn,
    href: "/login",
  },
  done: {
    title: "It is stopped",
    said: "Nothing was changed, and admins see that you stopped it. If you think that somebody else is behind it, set a new password, and ask your admin.",
    question: "Is somebody else in your account?",
    label: "Set a new password",
    href: "/forgot-password",
  },
};

export const adminRequestWords = {
  adminRequests: {
    title: "Requests",
    intro: "What one admin has asked for and another has to approve.",
    panel: "{what}: {name}",
    person: "Person",
    ended: "Ended lately",
    empty: "Nothing waits for approval",
    emptyHint:
      "Where the rule “Help that needs two admins” is on, what an admin asks for stands here until another admin has answered.",
    kinds: { RESET_TWO_FACTOR: "Reset two-factor", MAKE_ADMIN: "Make admin" },
    asked: "Asked",
    byAndWhy: "By {who}: “{reason}”",
    time: "Can be done",
    fromNow: "As soon as it is approved",
    approved: "Approved",
    approvedByAndWhy: "Approved by {who}: “{reason}”",
    waitsFor: "Waits for another admin",
    soon: "Within a minute",
    lapses: "Ends by itself",
    someone: "somebody who is here no more",
    own: "You asked for this, so another admin has to approve it.",
    about:
      "This is about your own account. You can stop it above, and another admin can approve it.",
    answers: {
      approve: {
        label: "Approve",
        what: "First be sure that it is the account’s owner who asks, and that the other admin was not talked into it. It is done when the person’s time to stop it is over.",
      },
      approveNow: {
        label: "Approve",
        what: "First be sure that it is the account’s owner who asks, and that the other admin was not talked into it. The person’s time to stop it is over, so it is done at once.",
      },
      refuse: { label: "Refuse", what: "Ends the request. The person is told by mail." },
      withdraw: { label: "Withdraw", what: "Ends your request. The person is told by mail." },
    },
    answerReason: "Reason",
    answerReasonHint: "Kept in the log, and the person may read it.",
    endings: {
      CARRIED_OUT: "Done",
      STOPPED: "Stopped by the person",
      WITHDRAWN: "Withdrawn",
      REFUSED: "Refused",
      LAPSED: "Not approved in time",
      DROPPED: "Did not apply any more",
    },
    columns: { what: "What", ending: "How it ended", when: "When" },
    notices: {
      confirmed,
      waiting: "Approved. It is done when the person’s time to stop it is over.",
      carriedOut: "Approved and done.",
      dropped:
        "It did not apply any more, so nothing was changed: the account, or one of the two admins, is not as it was.",
      withdrawn: "The request is withdrawn.",
      refused: "The request is refused.",
    },
  },

  requestBanner: {
    label: "Asked for by an admin",
    kinds: {
      RESET_TWO_FACTOR: "An admin asked to reset your two-factor (“{reason}”).",
      MAKE_ADMIN: "An admin asked to make you an admin (“{reason}”).",
    },
    until: "If another admin approves it, it is done on {time} or later.",
    anyTime: "It is done as soon as another admin has approved it.",
    stop: "Stop this",
  },

  stopRequest: {
    title: "Stop what an admin asked for?",
    kinds: {
      RESET_TWO_FACTOR: "On {time} an admin asked to reset your two-factor.",
      MAKE_ADMIN: "On {time} an admin asked to make you an admin.",
    },
    reason: "The reason given: “{reason}”",
    until: "It is not done before {time}, and only if another admin approves it.",
    anyTime: "It is done as soon as another admin has approved it.",
    willHappen: "This is what happens when you press the button:",
    steps: [
      "The request ends, whether or not it was approved. Nothing about your account changes.",
      "Admins see that you stopped it.",
    ],
    submit: "Stop this",
    wanted: "Did you ask for it? Then there is nothing to do.",
    endings,
  },
};
