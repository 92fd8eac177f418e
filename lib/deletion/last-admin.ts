import type { Database, Transaction } from "@/lib/platform/database";

type Person = { id: string; role: "USER" | "ADMIN" };

/** Whether no admin with a second factor, who alone may act, would be left once this person is gone. */
export async function isLastAdmin(
  db: Database | Transaction,
  { id, role }: Person,
): Promise<boolean> {
  if (role !== "ADMIN") return false;
  return (await db.user.count({ where: { ...staying, id: { not: id } } })) === 0;
}

const staying = {
  role: "ADMIN",
  emailVerifiedAt: { not: null },
  twoFactorSince: { not: null },
  disabledAt: null,
  deletedAt: null,
  eraseAt: null,
} as const;

/**
 * The same, until the transaction ends. Those who leave take turns: of the last two admins who do so
 * in the same moment, one stays.
 */
export async function staysLastAdmin(tx: Transaction, person: Person): Promise<boolean> {
  if (person.role !== "ADMIN") return false;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('last_admin'))::text`;
  return isLastAdmin(tx, person);
}
