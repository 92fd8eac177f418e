import { after, now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { type PolicyChoices, type PolicyName, policies } from "@/lib/policies/catalogue";
import { readPolicy } from "@/lib/policies/read-policy";
import { countPeople, type TouchedPeople } from "./count-people";
import { countSignIns, type DifferentSignIns } from "./count-sign-ins";
import { previews } from "./previews";

export type RulePreview = {
  /** Null where nobody can be named beforehand. */
  people: TouchedPeople | null;
  /** Null where signing in stays as it is. */
  signIns: DifferentSignIns | null;
};

/** What a choice would do if it were saved now. It changes nothing and holds nobody up. */
export async function previewRule<Name extends PolicyName>(
  db: Database,
  rule: Name,
  choice: PolicyChoices[Name],
  viewerId: string,
  milliseconds: number = limits.previewMilliseconds,
): Promise<RulePreview> {
  const at = now();
  const before = await readPolicy(db, rule);
  const settled = policies[rule].settle(choice, before, at);
  const since = after(-limits.previewDays * 24 * 3600);
  const plan = previews[rule]({ before, after: settled, at, since });
  const { touches, signIns } = plan;
  const end = performance.now() + milliseconds;
  const peopleEnd = signIns ? end - milliseconds * limits.previewSignInShare : end;
  // One after the other: two connections of ten for one page would be many.
  const people = touches && (await countPeople({ ...plan, touches }, viewerId, peopleEnd));
  return { people, signIns: signIns && (await countSignIns(signIns, at, end)) };
}
