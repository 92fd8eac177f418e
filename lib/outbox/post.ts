import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { seal } from "@/lib/platform/seal";
import { type Envelope, envelopeName } from "./envelope";
import { isConfigured, queueSending } from "./jobs";
import { maskedRecipient } from "./mask";

export type Message = Envelope & {
  channel: "EMAIL" | "SMS";
  template: string;
  subject: string;
  userId?: string;
  expiresAt?: Date;
};

/** Writes a message in the caller's transaction; it leaves after the commit, or not at all. */
export async function post(tx: Transaction, message: Message): Promise<void> {
  const id = uuidv7();
  const configured = isConfigured(message.channel);
  const { to, text, html } = message;
  await tx.outboxMessage.create({
    data: {
      id,
      channel: message.channel,
      userId: message.userId,
      template: message.template,
      recipient: maskedRecipient(to),
      subject: message.subject,
      envelope: seal(JSON.stringify({ to, text, html } satisfies Envelope), envelopeName(id)),
      state: configured ? "QUEUED" : "WAITING",
      expiresAt: message.expiresAt,
    },
  });
  if (configured) await queueSending(tx, id);
  else log.info({ message: id, template: message.template, to: maskedRecipient(to) }, WAITING_LINE);
}

const WAITING_LINE = "no server to send this message: read it at /admin/messages";
