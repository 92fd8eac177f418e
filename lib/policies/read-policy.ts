import type { Transaction } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { type PolicyName, type PolicyValues, policies } from "./catalogue";

/** The rule as it is now. */
export async function readPolicy<Name extends PolicyName>(
  db: Pick<Transaction, "policy">,
  name: Name,
): Promise<PolicyValues[Name]> {
  const row = await db.policy.findUnique({ where: { name }, select: { value: true } });
  return policyFrom(name, row?.value);
}

/**
 * What a stored value says. A part that cannot be read has its default, and the others hold: what
 * another release or a hand has written must not switch a rule off (docs/decisions/0016-policies-as-records.md).
 */
export function policyFrom<Name extends PolicyName>(
  name: Name,
  stored: unknown,
): PolicyValues[Name] {
  const { initial, stored: schema } = policies[name];
  if (stored === null || stored === undefined) return initial;
  const given = Object.entries(stored);
  const whole = schema.safeParse({ ...initial, ...Object.fromEntries(given) });
  if (whole.success) return whole.data;
  const unread = whole.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : String(issue.path[0]),
  );
  complain(name, unread);
  const readable = given.filter(([part]) => !unread.includes(part));
  return schema.parse({ ...initial, ...Object.fromEntries(readable) });
}

const complaints = new Map<PolicyName, string>();

/** Once for each cause: the rule about two-factor is read with every request. */
function complain(policy: PolicyName, parts: string[]): void {
  const complaint = parts.join();
  if (complaints.get(policy) === complaint) return;
  complaints.set(policy, complaint);
  log.warn({ policy, parts }, "parts of a stored policy cannot be read; their defaults hold");
}
