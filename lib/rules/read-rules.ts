import type { Database } from "@/lib/platform/database";
import { type PolicyName, type PolicyValues, policyNames } from "@/lib/policies/catalogue";
import { policyFrom } from "@/lib/policies/read-policy";
import { namesOf } from "./names-of";
import { versionOf } from "./version";

export type Rule<Name extends PolicyName = PolicyName> = {
  name: Name;
  value: PolicyValues[Name];
  version: string;
  /** Null while nobody has changed it. */
  changed: { at: Date; by: string | null } | null;
};

/** Every rule as it is now, and who made it so. */
export async function readRules(db: Database): Promise<Rule[]> {
  const rows = await db.policy.findMany();
  const names = await namesOf(
    db,
    rows.map(({ changedBy }) => changedBy),
  );
  return policyNames.map((name) => {
    const row = rows.find((each) => each.name === name);
    return {
      name,
      value: policyFrom(name, row?.value),
      version: versionOf({ changedAt: row?.changedAt ?? null }),
      changed: row ? { at: row.changedAt, by: names.get(row.changedBy ?? "") ?? null } : null,
    };
  });
}
