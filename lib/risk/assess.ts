import { limits } from "@/lib/platform/limits";

/** What is known when the password was right, and what it is compared with. */
export type RiskFacts = {
  /** Whether the account has been signed in to before: without that there is nothing to compare. */
  hasHistory: boolean;
  deviceIsKnown: boolean;
  country: string | null;
  /** Those that earlier sign-ins came from, as far as they are known. */
  earlierCountries: string[];
  /** From the place of the last sign-in to this one; null where either is unknown. */
  travel: { kilometres: number; hours: number } | null;
  /** Wrong passwords of the last hour, since the last sign-in; counted to `riskFailures` at most. */
  failuresBefore: number;
  /** Of the day, in UTC. */
  hour: number;
  earlierHours: number[];
  /** An admin took the second factor away, and nobody has signed in since. */
  twoFactorWasReset: boolean;
};

export type RiskReason =
  | "new_device"
  | "new_country"
  | "impossible_travel"
  | "failures_before"
  | "unusual_hour"
  | "two_factor_reset";

export type RiskLevel = "low" | "medium" | "high";

export type Risk = { score: number; level: RiskLevel; reasons: RiskReason[] };

/**
 * A new device alone is everybody's next browser, and stays low. Medium is a new device with a new
 * country or after wrong passwords, or travel that nobody can do, or a second factor that an admin
 * took away; high is one of the last two on a new device.
 */
const rules: Record<RiskReason, { points: number; holds(facts: RiskFacts): boolean }> = {
  new_device: { points: 25, holds: (facts) => !facts.deviceIsKnown },
  new_country: { points: 20, holds: isNewCountry },
  impossible_travel: { points: 45, holds: isImpossible },
  failures_before: { points: 15, holds: (facts) => facts.failuresBefore >= limits.riskFailures },
  two_factor_reset: { points: 45, holds: (facts) => facts.twoFactorWasReset },
  unusual_hour: { points: 10, holds: isUnusualHour },
};

export const riskReasonNames = Object.keys(rules) as RiskReason[];

export function assessRisk(facts: RiskFacts): Risk {
  const comparable = facts.hasHistory ? riskReasonNames : (["two_factor_reset"] as const);
  const reasons = comparable.filter((name) => rules[name].holds(facts));
  const score = reasons.reduce((sum, name) => sum + rules[name].points, 0);
  return { score, level: levelOf(score), reasons };
}

export function levelOf(score: number): RiskLevel {
  if (score >= limits.riskHighPoints) return "high";
  return score >= limits.riskMediumPoints ? "medium" : "low";
}

function isNewCountry({ country, earlierCountries }: RiskFacts): boolean {
  return country !== null && earlierCountries.length > 0 && !earlierCountries.includes(country);
}

/** The margin is what databases are off by, and what a network may shift its people about. */
function isImpossible({ travel }: RiskFacts): boolean {
  if (!travel) return false;
  const reachable = Math.max(0, travel.hours) * limits.riskTravelKilometresPerHour;
  return travel.kilometres > reachable + limits.riskTravelMarginKilometres;
}

function isUnusualHour({ hour, earlierHours }: RiskFacts): boolean {
  if (earlierHours.length < limits.riskUsualHoursSignIns) return false;
  return earlierHours.every((earlier) => hoursApart(hour, earlier) > limits.riskUsualHoursApart);
}

/** On the clock's face, where 23 and 1 are two apart. */
function hoursApart(one: number, other: number): number {
  const apart = Math.abs(one - other);
  return Math.min(apart, 24 - apart);
}
