import type { EventType } from "@/lib/audit/catalogue";
import type { Transaction } from "@/lib/platform/database";
import type { Person } from "./read-person";

/** Of addresses that have an account: whether an earlier run of ours made it. */
export type Accounts = Map<string, "imported_before" | "had_account">;

/**
 * An address that its account has left and may come back to counts as that account's.
 * By the log, which is written with each account; where that month is no longer kept, it just exists.
 * Two look-ups by list: joined, a planner that has not counted the new rows yet reads the log anew for
 * each of them.
 */
export async function findAccounts(
  db: Pick<Transaction, "$queryRaw">,
  people: Pick<Person, "emailNormalized">[],
): Promise<Accounts> {
  if (people.length === 0) return new Map();
  const addresses = people.map(({ emailNormalized }) => emailNormalized);
  const accounts = await db.$queryRaw<{ id: string; address: string }[]>`
    SELECT "id", "email_normalized" AS "address" FROM "user"
     WHERE "email_normalized" = ANY (${addresses}::text[])
    UNION ALL
    SELECT "user_id", "old_normalized" FROM "email_change"
     WHERE "old_normalized" = ANY (${addresses}::text[])
       AND "closed_at" IS NULL AND "undo_until" > now()`;
  const ids = accounts.map(({ id }) => id);
  const events = await db.$queryRaw<{ id: string }[]>`
    SELECT "subject_id" AS "id" FROM "audit_event"
     WHERE "subject_id" = ANY (${ids}::uuid[]) AND "type" = ${"user.imported" satisfies EventType}`;
  const imported = new Set(events.map(({ id }) => id));
  return new Map(
    accounts.map(({ id, address }) => [
      address,
      imported.has(id) ? "imported_before" : "had_account",
    ]),
  );
}
