import type { RiskReason } from "@/lib/risk/assess";
import { confirmed } from "./shared";

const reasons: Record<RiskReason, string> = {
  new_device: "On a device not seen before",
  new_country: "From a country not seen before",
  impossible_travel: "Sooner after the last sign-in than anybody travels",
  failures_before: "Right after wrong passwords",
  unusual_hour: "At an hour unusual for the person",
  two_factor_reset: "First after an admin reset two-factor",
};

export const dashboardWords = {
  dashboard: {
    title: "Dashboard",
    intro: "How people sign in here, over the last {days} days. Days are counted in UTC.",
    counted: "Counted",
    moreThan: "More than {count}",
    share: "{share} of {people}",
    notices: {
      confirmed,
      reminded: "The reminder is on its way.",
      "reminded-all": "The reminders are on their way.",
    },
    failures: {
      TOO_MANY: "This person was reminded in the last {days} days already. Nothing was sent.",
      NOT_FOUND: "There is nothing left to remind of. Nothing was sent.",
    },
    noneYet: "Figures are on their way",
    noneYetHint:
      "They are counted from the log within a few minutes of the first start. Open this page again then.",
    tiles: {
      people: "People",
      twoFactor: "With two-factor",
      sessions: "Live sessions",
      signIns: "Sign-ins today",
      failures: "Failed tries today",
      lockouts: "Lockouts today",
    },
    day: "Day",
    charts: {
      twoFactor: {
        title: "Two-factor",
        note: "How many of all people have it.",
        with: "With two-factor",
        without: "Without",
      },
      people: { title: "New people", note: "Registered, set up or imported.", new: "New" },
      signIns: {
        title: "Sign-ins",
        note: "Failed tries are wrong passwords and wrong codes.",
        done: "Signed in",
        failed: "Failed tries",
      },
      lockouts: {
        title: "Lockouts",
        note: "Times that wrong passwords locked somebody out.",
        locked: "Lockouts",
      },
      sessions: {
        title: "Live sessions",
        note: "As many as there were when the day ended. Not known before Sallyport began to count.",
        live: "Live sessions",
      },
      unusual: {
        title: "Unusual sign-ins",
        note: "Sign-ins with more than a little risk.",
        unusual: "Unusual sign-ins",
      },
      mail: {
        title: "Mail sent",
        note: "Emails and text messages that left.",
        sent: "Sent",
      },
    },
    reasons: {
      title: "Why they were unusual",
      note: "In these days together; one sign-in can have several reasons.",
      names: reasons,
    },
    mail: {
      title: "Messages now",
      waiting: "Waiting",
      failed: "Not sent",
      oldest: "Oldest waiting",
      none: "None",
      see: "See messages",
    },
    nudge: {
      title: "Who needs a nudge",
      count: {
        one: "{count} person has something to do for the safety of their account.",
        other: "{count} people have something to do for the safety of their accounts.",
      },
      countMany: "More than {count} people have something to do for the safety of their accounts.",
      remindedLately: {
        one: "{count} person was reminded in the last {days} days, and is not shown.",
        other: "{count} people were reminded in the last {days} days, and are not shown.",
      },
      rule: "A reminder is one email with the one next thing to do. Nobody gets more than one in {days} days.",
      allGood: "Nobody needs a nudge",
      allGoodHint: "Nobody here has anything pressing to do, or they were reminded lately.",
      show: "See who",
      reasons: {
        password_barred: "Set a new password: the old one is barred",
        password_expired: "Change the password: it is too old",
        two_factor: "Turn on two-factor",
        backup_codes: "Make new backup codes: few are left",
      },
      admin: "Admin",
      due: "Needed from",
      send: "Send a reminder",
      sendTo: "to {name}, {email}",
      sendAll: {
        one: "Send a reminder to the one shown",
        other: "Send a reminder to all {count} shown",
      },
    },
  },
};
