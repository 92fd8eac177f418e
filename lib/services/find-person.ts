import type { Database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { isUuid } from "@/lib/platform/shapes";

/** Whom a service may ask about: not who is deleted, nor an address that nobody has shown to be theirs. */
export async function findPerson(db: Database, userId: string): Promise<User | null> {
  const user = isUuid(userId) ? await db.user.findUnique({ where: { id: userId } }) : null;
  return user && isThere(user) ? user : null;
}

export const isThere = ({ deletedAt, emailVerifiedAt }: User): boolean =>
  deletedAt === null && emailVerifiedAt !== null;
