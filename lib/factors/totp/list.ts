import type { Database } from "@/lib/platform/database";

/** What a person may see of their authenticators: everything but the secret. */
export const listAuthenticators = (db: Database, userId: string) =>
  db.authenticator.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
