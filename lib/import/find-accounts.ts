import type { Transaction } from "@/lib/platform/database";
import type { Person } from "./read-person";

/** Of addresses that have an account: whether an earlier run of ours made it. */
export type Accounts = Map<string, "imported_before" | "had_account">;

/** By the log, which is written with each account; where that month is no longer kept, it just exists. */
export async function findAccounts(
  db: Pick<Transaction, "$queryRaw">,
  people: Pick<Person, "emailNormalized">[],
): Promise<Accounts> {
  const addresses = people.map(({ emailNormalized }) => emailNormalized);
  const rows = await db.$queryRaw<{ address: string; isImported: boolean }[]>`
    SELECT u."email_normalized" AS "address",
           EXISTS (SELECT FROM "audit_event" e
                    WHERE e."subject_id" = u."id" AND e."type" = 'user.imported') AS "isImported"
      FROM "user" u WHERE u."email_normalized" = ANY (${addresses}::text[])`;
  return new Map(
    rows.map(({ address, isImported }) => [
      address,
      isImported ? "imported_before" : "had_account",
    ]),
  );
}
