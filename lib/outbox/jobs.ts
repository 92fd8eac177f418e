import type { Database, Transaction } from "@/lib/platform/database";
import type { Channel } from "@/lib/platform/database/generated/enums";
import { limits } from "@/lib/platform/limits";
import { mailIsConfigured } from "@/lib/platform/mail";
import { queueJob } from "@/lib/platform/queue-job";
import { smsIsConfigured } from "@/lib/platform/sms";

/** Whether there is a server to give messages of this kind to. */
export const isConfigured = (channel: Channel): boolean =>
  channel === "EMAIL" ? mailIsConfigured() : smsIsConfigured();

/** The name that `lib/jobs` binds to `sendMessage`. */
export const SEND_MESSAGE = "send_message";

export const queueSending = (tx: Transaction | Database, messageId: string): Promise<void> =>
  queueJob(tx, SEND_MESSAGE, { messageId }, { key: messageId, maxTries: limits.mailTries });
