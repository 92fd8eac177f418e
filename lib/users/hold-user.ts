import type { Transaction } from "@/lib/platform/database";
import { Prisma, type User } from "@/lib/platform/database/generated/client";

const inSql = (field: string): string =>
  field.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

/** As the schema has them now: every column is its field's name in snake case. */
const columns = Prisma.raw(
  Object.values(Prisma.UserScalarFieldEnum)
    .map((field) => `"${inSql(field)}" AS "${field}"`)
    .join(", "),
);

/**
 * The person's row as it is now, held until the transaction ends. First in every transaction that
 * decides about an account, so that they take turns, and always in the same order. One statement
 * that locks and reads, since every sign-in waits for it twice.
 */
export async function holdUser(tx: Transaction, userId: string): Promise<User | null> {
  const [user] = await tx.$queryRaw<User[]>`
    SELECT ${columns} FROM "user" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
  return user ?? null;
}

/** Whoever has the address, held. */
export async function holdByEmail(tx: Transaction, emailNormalized: string): Promise<User | null> {
  const found = await tx.user.findUnique({ where: { emailNormalized }, select: { id: true } });
  return found && holdUser(tx, found.id);
}

/** Several people's rows, taken in one order, so that two who act on each other do not wait for ever. */
export async function holdTogether(tx: Transaction, userIds: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "user" WHERE "id" = ANY(${userIds}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}
