import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { type PolicyChoices, type PolicyName, type PolicyValues, policies } from "./catalogue";
import { policyFrom } from "./read-policy";

type Held<Name extends PolicyName> = { value: PolicyValues[Name]; changedAt: Date | null };

type Change<Name extends PolicyName> = { before: Held<Name>; after: PolicyValues[Name] };

/** Puts a choice in force, on every instance with its next request. */
export const changePolicy = <Name extends PolicyName>(
  db: Database,
  name: Name,
  choice: PolicyChoices[Name],
  { reason }: { reason: string },
  context: RequestContext,
): Promise<Outcome<{ policy: PolicyValues[Name] }, "INVALID_INPUT">> =>
  db.$transaction(async (tx) => {
    const change = await settleChange(tx, name, choice);
    if (!change) return failure("INVALID_INPUT");
    await putInForce(tx, name, change, reason, context);
    return { ok: true, policy: change.after };
  });

/** What a choice comes to, after what holds: held, so that two changes take turns. */
export async function settleChange<Name extends PolicyName>(
  tx: Transaction,
  name: Name,
  choice: PolicyChoices[Name],
): Promise<Change<Name> | null> {
  const parsed = policies[name].choice.safeParse(choice);
  if (!parsed.success) return null;
  const before = await holdPolicy(tx, name);
  return { before, after: policies[name].settle(parsed.data, before.value, now()) };
}

export async function putInForce<Name extends PolicyName>(
  tx: Transaction,
  name: Name,
  { before, after }: Change<Name>,
  reason: string,
  context: RequestContext,
): Promise<void> {
  // Never the same moment twice: by it a form knows what it was made from.
  const changedAt = new Date(Math.max(now().getTime(), (before.changedAt?.getTime() ?? 0) + 1));
  const row = { value: after, changedBy: context.session?.userId ?? null, changedAt };
  await tx.policy.upsert({ where: { name }, create: { name, ...row }, update: row });
  const details = { policy: name, before: before.value, after };
  await record(tx, context, { type: "policy.changed", reason, details });
}

/** By a lock of its name, since there may be no row yet. */
async function holdPolicy<Name extends PolicyName>(
  tx: Transaction,
  name: Name,
): Promise<Held<Name>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`policy ${name}`}, 0))`;
  const row = await tx.policy.findUnique({ where: { name } });
  return { value: policyFrom(name, row?.value), changedAt: row?.changedAt ?? null };
}
