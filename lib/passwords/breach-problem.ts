import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { breachServiceIsConfigured, isBreached } from "@/lib/platform/breached-passwords";
import type { Database } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";

/**
 * What a service of breached passwords says, where one is configured. One that does not answer stops
 * nobody: the other rules hold, and the log tells that this one was not asked.
 */
export async function breachProblem(
  db: Database,
  password: string,
  context: RequestContext,
): Promise<"password.breached" | null> {
  if (!breachServiceIsConfigured()) return null;
  try {
    return (await isBreached(password)) ? "password.breached" : null;
  } catch (error) {
    log.warn({ message: String(error) }, "the service of breached passwords did not answer");
    await record(db, context, { type: "password.breach_check_failed", outcome: "FAILURE" });
    return null;
  }
}
