import type { EventType } from "@/lib/audit/catalogue";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import type { PolicyName, PolicyValues } from "@/lib/policies/catalogue";
import { policyFrom } from "@/lib/policies/read-policy";
import { namesOf } from "./names-of";

export type PastChange<Name extends PolicyName = PolicyName> = {
  id: string;
  at: Date;
  /** Null for the command line; without a name for who is erased. */
  by: { id: string; name: string | null } | null;
  reason: string | null;
  before: PolicyValues[Name];
  after: PolicyValues[Name];
};

const CHANGED: EventType = "policy.changed";

/** The newest changes of a rule, as the log has them. */
export async function ruleHistory<Name extends PolicyName>(
  db: Database,
  rule: Name,
): Promise<PastChange<Name>[]> {
  const events = await db.auditEvent.findMany({
    where: { type: CHANGED, details: { path: ["policy"], equals: rule } },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limits.ruleChangesShown,
  });
  const names = await namesOf(
    db,
    events.map(({ actorId }) => actorId),
  );
  return events.map(({ id, occurredAt, actorId, reason, details }) => {
    const { before, after } = details as { before: unknown; after: unknown };
    return {
      id,
      at: occurredAt,
      by: actorId === null ? null : { id: actorId, name: names.get(actorId) ?? null },
      reason,
      before: policyFrom(rule, before),
      after: policyFrom(rule, after),
    };
  });
}
