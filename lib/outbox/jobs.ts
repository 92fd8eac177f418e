import type { Database, Transaction } from "@/lib/platform/database";
import type { Channel } from "@/lib/platform/database/generated/enums";
import { limits } from "@/lib/platform/limits";
import { mailIsConfigured } from "@/lib/platform/mail";
import { smsIsConfigured } from "@/lib/platform/sms";

/** Whether there is a server to give messages of this kind to. */
export const isConfigured = (channel: Channel): boolean =>
  channel === "EMAIL" ? mailIsConfigured() : smsIsConfigured();

/** The name that `lib/jobs` binds to `sendMessage`. */
export const SEND_MESSAGE = "send_message";

export async function queueSending(tx: Transaction | Database, messageId: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job(
    ${SEND_MESSAGE},
    json_build_object('messageId', ${messageId}::text),
    job_key => ${`${SEND_MESSAGE}:${messageId}`},
    max_attempts => ${limits.mailTries}::int
  )`;
}
