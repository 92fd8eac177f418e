import type { TaskList } from "graphile-worker";
import { queueSending, SEND_MESSAGE } from "@/lib/outbox/jobs";
import { sendMessage, waitingMessages } from "@/lib/outbox/send";
import { database } from "@/lib/platform/database";
import { freeAbandonedJobs, type Schedule, startJobs, stopJobs } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { mailIsConfigured } from "@/lib/platform/mail";
import { ANSWER_RESET_REQUEST, answerResetRequest } from "@/lib/reset-links/answer-reset-request";
import { cleanUp } from "./clean-up";

const RETRY_MILLISECONDS = 5_000;

const tasks: TaskList = {
  [SEND_MESSAGE]: async (payload) => {
    const { messageId } = payload as { messageId: string };
    await sendMessage(database(), messageId);
  },
  [ANSWER_RESET_REQUEST]: async (payload) => {
    const { sealed } = payload as { sealed: string };
    await answerResetRequest(database(), sealed);
  },
  send_waiting_messages: async () => {
    if (!mailIsConfigured()) return;
    for (const { id } of await waitingMessages(database())) await queueSending(database(), id);
  },
  free_abandoned_jobs: () => freeAbandonedJobs(database()),
  clean_up: () => cleanUp(database()),
};

const schedule: Schedule[] = [
  { task: "send_waiting_messages", match: "* * * * *" },
  { task: "free_abandoned_jobs", match: "* * * * *" },
  { task: "clean_up", match: "7 * * * *" },
];

/** Keeps trying while the database is away: the pages say so themselves, and jobs can wait. */
export async function runJobs(): Promise<void> {
  try {
    await startJobs(tasks, schedule);
    process.once("SIGTERM", () => void stopJobs());
  } catch (error) {
    log.warn({ message: String(error) }, "jobs could not start yet");
    setTimeout(runJobs, RETRY_MILLISECONDS).unref();
  }
}
