import type { PolicyChoices, PolicyName } from "@/lib/policies/catalogue";
import type { Plural } from "../format";
import { confirmed } from "./shared";

export type RuleFieldWords = {
  label: string;
  hint?: string;
  /** Where it is a number. */
  unit?: Plural;
  /** Where it is one of a few, or on and off. */
  values?: Record<string, string>;
  /** Where it is left empty. */
  none?: string;
};

export type RuleWords<Name extends PolicyName = PolicyName> = {
  title: string;
  /** Why there is such a rule, and what speaks for its default. */
  why: string;
  fields: Record<keyof PolicyChoices[Name], RuleFieldWords>;
  /** Whom a change touches. */
  touched: Plural;
  nobody: string;
  /** Which sign-ins would have gone differently, and how. */
  signIns?: string;
  /** For the admin who is one of them. */
  viewer: string;
};

const minutes = { one: "{count} minute", other: "{count} minutes" };
const hours = { one: "{count} hour", other: "{count} hours" };
const days = { one: "{count} day", other: "{count} days" };
const yesNo = { true: "Yes", false: "No" };
const onOff = { true: "Allowed", false: "Not allowed" };

const rules: { [Name in PolicyName]: RuleWords<Name> } = {
  requiredTwoFactor: {
    title: "Two-factor is required",
    why: "A password can be guessed, stolen or given away; a second factor stops nearly all who have one that is not theirs. Admins need it from the start, since their accounts open everybody’s.",
    fields: {
      who: {
        label: "Of whom",
        values: { nobody: "Nobody", admins: "Admins", everyone: "Everyone" },
      },
      from: {
        label: "From which day",
        hint: "Nobody is held to it before. The day begins at midnight UTC; empty is at once.",
        none: "At once",
      },
      graceDays: {
        label: "Days to set it up",
        hint: "From the day the rule for everyone begins, or from one’s own first day. Admins have none.",
        unit: days,
      },
    },
    touched: {
      one: "{count} person without two-factor would get another day to turn it on by.",
      other: "{count} people without two-factor would get another day to turn it on by.",
    },
    nobody: "Nobody without two-factor would get another day to turn it on by.",
    signIns: "made by them. Past their day they would have led to the set-up, and nowhere else.",
    viewer: "Set two-factor up before your day, or your own pages close until you do.",
  },
  codeChannels: {
    title: "Codes by email and text",
    why: "A sent code is better than none and worse than an app: a mailbox or a phone number can be taken over. Both are allowed, so that people without an app have a way. Admins never have them.",
    fields: {
      email: { label: "Codes by email", values: onOff },
      sms: { label: "Codes by text message", values: onOff },
    },
    touched: {
      one: "{count} person has this way set up.",
      other: "{count} people have this way set up.",
    },
    nobody: "Nobody has this way set up.",
    signIns:
      "finished with such a code. It would not have been sent, and another way would have been needed.",
    viewer: "As long as you are an admin you have other ways.",
  },
  passwords: {
    title: "Passwords",
    why: "Length is what makes a password hard to guess; 12 characters and a look at the list of common ones do most of it. Kinds of characters and expiry make people choose worse ones, so both are off: they are here for those who are made to have them.",
    fields: {
      charactersMin: {
        label: "Characters, at least",
        unit: { one: "{count} character", other: "{count} characters" },
      },
      history: {
        label: "Earlier passwords that cannot be chosen again",
        unit: { one: "{count} password", other: "{count} passwords" },
      },
      kindsMin: {
        label: "Kinds of characters, at least",
        hint: "Of small letters, capital letters, digits and signs; 0 asks for none.",
        unit: { one: "{count} kind", other: "{count} kinds" },
      },
      expiryDays: {
        label: "Days until a password has to be changed",
        hint: "Empty for never. Begin with many: whoever’s is older has to change it at once.",
        unit: days,
        none: "Never",
      },
    },
    touched: {
      one: "{count} person would get another day to change their password by.",
      other: "{count} people would get another day to change their password by.",
    },
    nobody:
      "Nobody at once: passwords that are in use stay. The rule counts from the next one that is chosen.",
    signIns: "with a password that one rule calls too old and the other does not.",
    viewer: "Once your own password is too old, its change is the one page you reach.",
  },
  lockout: {
    title: "Lockout",
    why: "A few wrong passwords are a mistake, many are a guess. Five in 15 minutes, then a pause of 30, stop guessing and cost people little: a browser that was signed in before has tries of its own.",
    fields: {
      failures: {
        label: "Wrong passwords",
        unit: { one: "{count} wrong password", other: "{count} wrong passwords" },
      },
      windowMinutes: { label: "Minutes in which they count", unit: minutes },
      lockMinutes: {
        label: "Minutes that password sign-in stays locked",
        hint: "Locks that stand now keep their time.",
        unit: minutes,
      },
    },
    touched: {
      one: "{count} person’s tries of the last 30 days would have come to another end.",
      other: "{count} people’s tries of the last 30 days would have come to another end.",
    },
    nobody: "Nobody’s tries of the last 30 days would have come to another end.",
    signIns: "that went well, and would have found the account locked.",
    viewer:
      "Your own tries are among them. Sessions that are open go on while a password is locked.",
  },
  sessions: {
    title: "How long people stay signed in",
    why: "The longer a session lives, the longer a lost laptop opens an account. A working day suits most; those who tick “Keep me signed in” said that the device is theirs. Open sessions obey a shorter rule at once, a longer one counts for new ones.",
    fields: {
      hours: { label: "Hours, at most", unit: hours },
      idleMinutes: { label: "Minutes with nobody there", unit: minutes },
      rememberedDays: { label: "Days, at most, where one is kept signed in", unit: days },
      rememberedIdleDays: { label: "Days with nobody there, where one is kept", unit: days },
    },
    touched: {
      one: "{count} person would be signed out of a browser at once.",
      other: "{count} people would be signed out of a browser at once.",
    },
    nobody:
      "Nobody would be signed out at once. Sessions end earlier or later as their time comes.",
    signIns: "whose session went on for longer than this. Another sign-in would have been needed.",
    viewer: "One of your own sessions ends with it. You can sign in again.",
  },
  stepUp: {
    title: "Proof before sensitive acts",
    why: "Whoever finds an open laptop should not be able to change a password, turn off two-factor or act as an admin. Ten minutes are enough to finish what one came for without being asked twice.",
    fields: {
      minutes: { label: "Minutes that a proof is good for", unit: minutes },
    },
    touched: {
      one: "{count} person is signed in whose last proof would count differently now.",
      other: "{count} people are signed in whose last proof would count differently now.",
    },
    nobody: "Nobody who is signed in has a proof that would count differently now.",
    viewer: "You may be asked to confirm that it is you before your next change.",
  },
  trustedDevices: {
    title: "Trusted devices",
    why: "Who is not asked for a code each morning is more careful when asked. A device stands for the second factor only where its owner said so, never for an admin, and not when a sign-in is unusual.",
    fields: {
      days: {
        label: "Days that a device is trusted",
        hint: "0 for not at all. Fewer days count for devices that are trusted already, too.",
        unit: days,
      },
    },
    touched: {
      one: "{count} person has a device that would be trusted no more.",
      other: "{count} people have a device that would be trusted no more.",
    },
    nobody: "No device that is trusted now would stop being so.",
    signIns: "on a trusted device, where a code would have been asked for.",
    viewer: "For an admin no device counts.",
  },
  secondAdmin: {
    title: "Help that needs two admins",
    why: "To take two-factor away or to make an admin is what somebody wants who has talked an admin into it, or has their session. With a second admin one mistake is not enough, and the person has time to stop it. It works from three admins on: nobody approves what they asked for, nor what is done to themselves. So it is off until you choose it. The command line acts alone.",
    fields: {
      resetTwoFactor: { label: "Reset two-factor needs a second admin", values: yesNo },
      makeAdmin: { label: "Make admin needs a second admin", values: yesNo },
      stopHours: {
        label: "Hours in which the person can stop it",
        hint: "0 to 168. What makes this rule less strict holds a day later, so that no admin alone gets around it. Open requests keep their time.",
        unit: hours,
      },
    },
    touched: { one: "{count} person is touched.", other: "{count} people are touched." },
    nobody: "Nobody’s way in changes. It counts from the next time an admin helps somebody.",
    viewer: "You need another admin for this, too.",
  },
  recovery: {
    title: "Recovery without a second factor",
    why: "Who has lost every second factor comes back by password and mail. The wait is what keeps others from doing so: it is told on every channel, and one press stops it. Three days outlast a weekend away from one’s mail.",
    fields: {
      waitHours: { label: "Hours to wait", unit: hours },
    },
    touched: { one: "{count} person is touched.", other: "{count} people are touched." },
    nobody: "Nobody at once: whoever waits already keeps the day they were told.",
    viewer: "An admin cannot come back this way.",
  },
  auditLog: {
    title: "How long the log is kept",
    why: "What happened years ago still answers who did what, so all of it is kept until somebody decides otherwise. Where the law says how long, whole months go when they are old enough; their seals stay, so that what is left still proves itself.",
    fields: {
      retentionMonths: {
        label: "Months that are kept",
        hint: "Empty keeps all of it. A month that has gone does not come back.",
        unit: { one: "{count} month", other: "{count} months" },
        none: "All of it",
      },
    },
    touched: { one: "{count} person is touched.", other: "{count} people are touched." },
    nobody: "Nobody’s way in changes. Months older than this go one by one, each hour one.",
    viewer: "What you did before then goes from the log, too.",
  },
};

export const adminPolicyWords = {
  adminPolicies: {
    title: "Rules",
    intro:
      "What holds for everybody here. A change acts at once, and is kept with who made it and why.",
    all: "All rules",
    open: "Change",
    byDefault: "By default: {value}.",
    never: "As it came. Nobody has changed it.",
    changedBy: "Changed by {name}",
    changedByNobody: "Changed on the command line",
    someone: "somebody who is here no more",
    notices: { saved: "The rule is saved, and holds from now on.", confirmed },
    form: {
      title: "Change this rule",
      reason: "Reason",
      reasonHint: "For the history and the log, in up to 200 characters.",
      preview: "Preview",
      save: "Save rule",
    },
    preview: {
      title: "What it would do",
      none: "Nothing is saved yet. Press “Preview” to see whom a change would touch before you save it.",
      notSaved: "Nothing is saved yet.",
      atLeast: "At least {sentence} There was no time to count on.",
      by: "By {date}.",
      between: "The first by {first}, the last by {last}.",
      atOnce: "at once",
      allAtOnce: "It is asked at once.",
      noLonger: "not asked any more",
      first: { one: "The first of them:", other: "The first {count} of them:" },
      allOfThem: "This is who:",
      who: "Who",
      dueAt: "By when",
      signIns: {
        one: "{count} sign-in of the last {days} days, of {of}, was",
        other: "{count} sign-ins of the last {days} days, of {of}, were",
      },
      noSignIns: "Of {of} sign-ins of the last {days} days none would have gone differently.",
      sameSignIns: "Signing in stays as it is.",
      someDays: "There was time to count {days} of {all} days.",
      noDays: "There was no time to count the sign-ins.",
      viewer: "This touches you, too.",
    },
    history: {
      title: "History",
      empty: "Nobody has changed this rule.",
      more: {
        one: "The newest change. All of them are in the log.",
        other: "The newest {count} changes. All of them are in the log.",
      },
    },
    rules,
  },
};
