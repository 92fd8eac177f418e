import type { Database, Transaction } from "./database";

type Job = { key?: string; maxTries?: number };

/** In a transaction, the job is there after its commit, or not at all. Of one key one job waits. */
export async function queueJob(
  tx: Transaction | Database,
  task: string,
  payload: Record<string, string>,
  { key, maxTries }: Job = {},
): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job(
    ${task},
    ${JSON.stringify(payload)}::json,
    job_key => ${key && `${task}:${key}`}::text,
    max_attempts => ${maxTries}::int
  )`;
}
