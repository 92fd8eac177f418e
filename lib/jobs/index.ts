import type { TaskList } from "graphile-worker";
import { SETTLE_ADMIN_REQUEST } from "@/lib/admin/requests/carry-out";
import { queueDueRequests, settleRequest } from "@/lib/admin/requests/settle-due-requests";
import { countHours } from "@/lib/audit/hourly-counts";
import { MAKE_EXPORT, makeExport } from "@/lib/data-export/make-export";
import { ERASE_ACCOUNT, eraseAccount } from "@/lib/deletion/erase-account";
import { queueDueDeletions } from "@/lib/deletion/queue-due-deletions";
import { TELL_OF_DELETION, tellOfDeletion } from "@/lib/deletion/tell-of-deletion";
import { ROLL_UP, rollUp } from "@/lib/figures/roll-up";
import { queueSending, SEND_MESSAGE } from "@/lib/outbox/jobs";
import { sendMessage, waitingMessages } from "@/lib/outbox/send";
import { database } from "@/lib/platform/database";
import { freeAbandonedJobs, type Schedule, startJobs, stopJobs } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { mailIsConfigured } from "@/lib/platform/mail";
import { queueJob } from "@/lib/platform/queue-job";
import {
  ADVANCE_RECOVERY,
  advanceRecovery,
  queueDueRecoveries,
} from "@/lib/recovery/advance-recovery";
import { ANSWER_RESET_REQUEST, answerResetRequest } from "@/lib/reset-links/answer-reset-request";
import { dropOldMonth } from "@/lib/sealed-log/drop-old-month";
import { runVerification } from "@/lib/sealed-log/run-verification";
import { sealLog } from "@/lib/sealed-log/seal-log";
import { VERIFY_LOG } from "@/lib/sealed-log/start-verification";
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
  [MAKE_EXPORT]: async (payload) => {
    const { exportId } = payload as { exportId: string };
    await makeExport(database(), exportId);
  },
  [ERASE_ACCOUNT]: async (payload) => {
    const { userId } = payload as { userId: string };
    await eraseAccount(database(), userId);
  },
  [TELL_OF_DELETION]: async (payload) => {
    const { userId } = payload as { userId: string };
    await tellOfDeletion(database(), userId);
  },
  [VERIFY_LOG]: async (payload) => {
    const { verificationId } = payload as { verificationId: string };
    await runVerification(database(), verificationId);
  },
  seal_log: () => sealLog(),
  drop_old_month: () => dropOldMonth(database()),
  [ROLL_UP]: () => rollUp(database()),
  [SETTLE_ADMIN_REQUEST]: async (payload) => {
    const { requestId } = payload as { requestId: string };
    await settleRequest(database(), requestId);
  },
  queue_due_requests: () => queueDueRequests(database()),
  [ADVANCE_RECOVERY]: async (payload) => {
    const { userId } = payload as { userId: string };
    await advanceRecovery(database(), userId);
  },
  queue_due_recoveries: () => queueDueRecoveries(database()),
  queue_due_deletions: () => queueDueDeletions(database()),
  send_waiting_messages: async () => {
    if (!mailIsConfigured()) return;
    for (const { id } of await waitingMessages(database())) await queueSending(database(), id);
  },
  free_abandoned_jobs: () => freeAbandonedJobs(database()),
  count_audit_hours: () => countHours(database()),
  clean_up: () => cleanUp(database()),
};

const schedule: Schedule[] = [
  { task: "send_waiting_messages", match: "* * * * *" },
  { task: "free_abandoned_jobs", match: "* * * * *" },
  { task: "queue_due_requests", match: "* * * * *" },
  { task: "queue_due_recoveries", match: "* * * * *" },
  { task: "queue_due_deletions", match: "17 * * * *" },
  { task: "seal_log", match: "* * * * *" },
  { task: "drop_old_month", match: "37 * * * *" },
  { task: "count_audit_hours", match: "3 * * * *" },
  { task: ROLL_UP, match: "*/5 * * * *" },
  { task: "clean_up", match: "7 * * * *" },
];

/** Keeps trying while the database is away: the pages say so themselves, and jobs can wait. */
export async function runJobs(): Promise<void> {
  try {
    await startJobs(tasks, schedule);
    // Whoever starts the app for the first time should not wait for figures.
    await queueJob(database(), ROLL_UP, {}, { key: "start" });
    process.once("SIGTERM", () => void stopJobs());
  } catch (error) {
    log.warn({ message: String(error) }, "jobs could not start yet");
    setTimeout(runJobs, RETRY_MILLISECONDS).unref();
  }
}
