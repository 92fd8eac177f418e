import { accountWords } from "./account";
import { adminWords } from "./admin";
import { adminKeyWords } from "./admin-api-keys";
import { dashboardWords } from "./admin-dashboard";
import { adminEvents } from "./admin-events";
import { adminLogWords } from "./admin-log";
import { peopleWords } from "./admin-people";
import { adminPersonWords } from "./admin-person";
import { adminPolicyWords } from "./admin-policies";
import { adminRequestWords } from "./admin-requests";
import { dataWords } from "./data";
import { errors } from "./errors";
import { events } from "./events";
import { failures, generalFailures, serviceFailures } from "./failures";
import { fields } from "./fields";
import { logSealWords } from "./log-seals";
import { mailWords } from "./mail";
import { advice, scores } from "./password";
import { programWords } from "./programs";
import { recoveryWords } from "./recovery";
import { riskReasons } from "./risk";
import { chart, proofCode } from "./shared";
import { signInWords } from "./sign-in";
import { twoFactorWords } from "./two-factor";

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
  serviceFailures,
  proofCode,

  chart,

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
    waiting: {
      requests: { one: "{count} waits", other: "{count} wait" },
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
      people: "People",
      requests: "Requests",
      log: "Log",
      policies: "Rules",
      dashboard: "Dashboard",
      messages: "Messages",
      serviceKeys: "Service keys",
    },
  },

  events,
  adminEvents,

  browser: {
    onSystem: "{browser} on {system}",
    unknown: "A program without a name",
    app: "An app",
  },

  places: {
    cityInCountry: "{city}, {country}",
    unknown: "Unknown place",
  },

  risk: { unusual: "Unusual", reasons: riskReasons },

  errors,
  ...signInWords,
  ...accountWords,
  ...twoFactorWords,
  ...recoveryWords,
  ...dataWords,
  ...adminWords,
  ...adminPersonWords,
  ...adminRequestWords,
  ...adminKeyWords,
  ...peopleWords,
  ...logSealWords,
  ...adminLogWords,
  ...adminPolicyWords,
  ...dashboardWords,
  ...mailWords,
  ...programWords,
};

export type Messages = typeof en;
