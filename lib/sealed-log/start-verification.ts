import type { RequestContext } from "@/lib/audit/context";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { Outcome } from "@/lib/platform/outcome";
import { queueJob } from "@/lib/platform/queue-job";

/** The name that `lib/jobs` binds to `runVerification`. */
export const VERIFY_LOG = "verify_log";

export const queueVerification = (db: Database | Transaction, id: string): Promise<void> =>
  queueJob(db, VERIFY_LOG, { verificationId: id }, { key: id });

/** Has a job verify the log. One that is under way goes on instead. */
export async function startVerification(
  db: Database,
  { session }: RequestContext,
): Promise<Outcome> {
  const askedBy = session?.userId;
  if (!askedBy) return { ok: false, code: "UNAUTHENTICATED" };
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit_verification'))`;
    const running = await tx.auditVerification.count({ where: { state: "RUNNING" } });
    if (running > 0) return { ok: true };
    const { id } = await tx.auditVerification.create({ data: { askedBy, askedAt: now() } });
    await queueVerification(tx, id);
    return { ok: true };
  });
}
