import { Logger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import { databasePool } from "./database";
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
