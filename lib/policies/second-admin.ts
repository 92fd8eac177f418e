import { limits } from "@/lib/platform/limits";
import type { PolicyChoices, PolicyValues } from "./catalogue";

type Choice = PolicyChoices["secondAdmin"];
type Rule = PolicyValues["secondAdmin"];

/** What holds at a moment: a rule that was loosened holds as it was until its day is over. */
export function secondAdminAt(rule: Rule, at: Date): Choice {
  const { resetTwoFactor, makeAdmin, stopHours, heldUntil } = rule;
  if (heldUntil === null || new Date(heldUntil) <= at) {
    return { resetTwoFactor, makeAdmin, stopHours };
  }
  return {
    resetTwoFactor: resetTwoFactor || rule.heldResetTwoFactor,
    makeAdmin: makeAdmin || rule.heldMakeAdmin,
    stopHours: Math.max(stopHours, rule.heldStopHours),
  };
}

/**
 * One admin alone may loosen the rule, but not in the hour in which they want to act alone: for a day
 * the others can see it and make it strict again.
 */
export function settleSecondAdmin(choice: Choice, before: Rule, at: Date): Rule {
  if (isSame(choice, before)) return before;
  const held = secondAdminAt(before, at);
  if (!isLooser(choice, held)) {
    return {
      ...choice,
      heldUntil: null,
      heldResetTwoFactor: false,
      heldMakeAdmin: false,
      heldStopHours: 0,
    };
  }
  const until = new Date(at.getTime() + limits.secondAdminLoosenedHours * 3600 * 1000);
  return {
    ...choice,
    heldUntil: until.toISOString(),
    heldResetTwoFactor: held.resetTwoFactor,
    heldMakeAdmin: held.makeAdmin,
    heldStopHours: held.stopHours,
  };
}

const isSame = (one: Choice, other: Choice): boolean =>
  one.resetTwoFactor === other.resetTwoFactor &&
  one.makeAdmin === other.makeAdmin &&
  one.stopHours === other.stopHours;

function isLooser(choice: Choice, held: Choice): boolean {
  const asksForAny = held.resetTwoFactor || held.makeAdmin;
  return (
    (held.resetTwoFactor && !choice.resetTwoFactor) ||
    (held.makeAdmin && !choice.makeAdmin) ||
    (asksForAny && choice.stopHours < held.stopHours)
  );
}
