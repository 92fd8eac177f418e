import { Logger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import { type Database, databasePool } from "./database";
import { limits } from "./limits";
import { log } from "./log";

const CONCURRENCY = 2;

export type Schedule = { task: string; match: string };

const shared = globalThis as { sallyportJobs?: Runner };

/** The library tells every job it takes; we want to hear of those that failed. */
const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error({ job: message }, "a job failed");
  if (level === "warning") log.warn({ job: message }, "job runner");
});

/** One runner for each instance; the database gives every job, and every scheduled hour, to one of them. */
export async function startJobs(taskList: TaskList, schedule: Schedule[]): Promise<void> {
  if (shared.sallyportJobs) return;
  const runner = await run({
    pgPool: databasePool(),
    taskList,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(schedule),
    logger,
  });
  shared.sallyportJobs = runner;
  runner.promise
    .catch((error: unknown) => log.error({ message: String(error) }, "the job runner ended"))
    .finally(() => {
      shared.sallyportJobs = undefined;
    });
}

export const jobsAreRunning = (): boolean => shared.sallyportJobs !== undefined;

export async function stopJobs(): Promise<void> {
  await shared.sallyportJobs?.stop();
}

/**
 * A runner that was killed keeps its jobs locked, by the library's own rule for four hours. None of
 * ours takes minutes, so whoever has held one that long is gone.
 */
export async function freeAbandonedJobs(db: Database): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
      FROM graphile_worker.jobs
     WHERE locked_at < now() - make_interval(mins => ${limits.abandonedJobMinutes}::int)
    HAVING count(*) > 0`;
}
