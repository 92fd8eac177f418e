import type { PolicyValues } from "./catalogue";

type Rule = PolicyValues["requiredTwoFactor"];
type Person = { role: "USER" | "ADMIN"; createdAt: Date };

const DAY_MS = 24 * 3600 * 1000;
const FROM_THE_START = new Date(0);

/** From when on this person has to have two-factor; null where nobody asks it of them. */
export function twoFactorDeadline(rule: Rule, { role, createdAt }: Person): Date | null {
  const { who, from, graceDays, since } = rule;
  if (role === "ADMIN") return who === "nobody" ? null : FROM_THE_START;
  if (who !== "everyone") return null;
  const graceBegins = later(createdAt, since);
  return later(new Date(graceBegins.getTime() + graceDays * DAY_MS), from);
}

/** Whether the rule asks it of everyone already, if only within their grace. */
export const asksEveryone = ({ who, from }: Rule, at: Date): boolean =>
  who === "everyone" && (from === null || new Date(from) <= at);

function later(one: Date, other: string | null): Date {
  const another = new Date(other ?? one);
  return another > one ? another : one;
}
