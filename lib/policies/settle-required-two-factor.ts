import type { PolicyChoices, PolicyValues } from "./catalogue";

type Choice = PolicyChoices["requiredTwoFactor"];
type Rule = PolicyValues["requiredTwoFactor"];

/**
 * Grace is counted from the first moment the rule for everyone was in force. Once that has come it
 * stays, so that switching the rule off and on again gives nobody their days anew; one that was
 * announced and has not come yet goes with its announcement.
 */
export function settleRequiredTwoFactor(choice: Choice, before: Rule, at: Date): Rule {
  const hasBegun = before.since !== null && new Date(before.since) <= at;
  return { ...choice, since: hasBegun ? before.since : beginning(choice, at) };
}

/** Never in the past, where nobody could have been told of it. */
function beginning({ who, from }: Choice, at: Date): string | null {
  if (who !== "everyone") return null;
  return from !== null && new Date(from) > at ? from : at.toISOString();
}
