import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { type PolicyChoices, type PolicyName, type PolicyValues, policies } from "./catalogue";
import { readPolicy } from "./read-policy";

/** Puts an admin's choice in force, on every instance with its next request. */
export async function changePolicy<Name extends PolicyName>(
  db: Database,
  name: Name,
  value: PolicyChoices[Name],
  { reason }: { reason: string },
  context: RequestContext,
): Promise<Outcome<{ policy: PolicyValues[Name] }, "INVALID_INPUT">> {
  const { choice, settle } = policies[name];
  const parsed = choice.safeParse(value);
  if (!parsed.success) return failure("INVALID_INPUT");
  return db.$transaction(async (tx) => {
    await holdPolicy(tx, name);
    const before = await readPolicy(tx, name);
    const after = settle(parsed.data, before, now());
    const changed = { value: after, changedBy: context.session?.userId ?? null, changedAt: now() };
    await tx.policy.update({ where: { name }, data: changed });
    const details = { policy: name, before, after };
    await record(tx, context, { type: "policy.changed", reason, details });
    return { ok: true, policy: after };
  });
}

/** Two changes take turns at its row, which there must be first. */
async function holdPolicy(tx: Transaction, name: PolicyName): Promise<void> {
  const initial = JSON.stringify(policies[name].initial);
  await tx.$executeRaw`
    INSERT INTO "policy" ("name", "value") VALUES (${name}, ${initial}::jsonb)
    ON CONFLICT ("name") DO NOTHING`;
  await tx.$queryRaw`SELECT 1 FROM "policy" WHERE "name" = ${name} FOR UPDATE`;
}
