import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { pendingMigrations } from "@/scripts/database/migrate";
import { withClient } from "@/scripts/database/with-client";

export async function checkMigrated(url: string): Promise<void> {
  const pending = await withClient(url, pendingMigrations);
  if (pending.length === 0) return;
  throw new Problem("The database is not up to this release. First run: npm run cli -- migrate");
}
