import type { FactorMethod } from "@/lib/factors/methods";
import { twoFactorStatus } from "@/lib/factors/status";
import type { Database } from "@/lib/platform/database";
import type { Challenge } from "@/lib/platform/database/generated/client";

/** What this sign-in can be finished with, the method used last first; the mailbox where there is no factor. */
export async function challengeMethods(
  db: Database,
  { userId }: Challenge,
): Promise<{ methods: FactorMethod[]; hasFactor: boolean }> {
  const { methods, enabledAt } = await twoFactorStatus(db, userId);
  return enabledAt ? { methods, hasFactor: true } : { methods: ["email"], hasFactor: false };
}
