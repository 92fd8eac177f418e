import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { sendMail } from "@/lib/platform/mail";
import { sendSms } from "@/lib/platform/sms";
import { openEnvelope } from "./envelope";

type Undeliverable = "expired" | "unreadable";

/**
 * Sends one message; throws when the try failed, so that the job is tried again later. A crash
 * between the server's yes and our note of it sends a second copy under the same Message-ID.
 */
export async function sendMessage(db: Database, messageId: string): Promise<void> {
  const message = await db.outboxMessage.findUnique({ where: { id: messageId } });
  if (!message || message.state === "SENT") return;
  const giveUp = (reason: Undeliverable) =>
    db.outboxMessage.update({
      where: { id: messageId },
      data: {
        state: "FAILED",
        lastError: reason,
        envelope: reason === "expired" ? null : undefined,
      },
    });
  if (message.expiresAt && message.expiresAt < now()) return void (await giveUp("expired"));
  const envelope = openEnvelope(message);
  if (!envelope) return void (await giveUp("unreadable"));

  try {
    if (message.channel === "EMAIL") {
      await sendMail({
        id: messageId,
        to: envelope.to,
        subject: message.subject,
        text: envelope.text,
        html: envelope.html ?? "",
      });
    } else await sendSms({ id: messageId, to: envelope.to, text: envelope.text });
  } catch (error) {
    const attempts = message.attempts + 1;
    await db.outboxMessage.update({
      where: { id: messageId },
      data: {
        attempts,
        lastError: error instanceof Error ? error.message.slice(0, 300) : "unknown",
        state: attempts >= limits.mailTries ? "FAILED" : "QUEUED",
      },
    });
    throw error;
  }
  // What was sent is not kept: codes and links end with their delivery.
  await db.outboxMessage.update({
    where: { id: messageId },
    data: {
      state: "SENT",
      sentAt: now(),
      attempts: { increment: 1 },
      lastError: null,
      envelope: null,
    },
  });
}

/** Mail that waited for a server to be configured, if it is still good for anything. */
export const waitingMessages = (db: Database): Promise<{ id: string }[]> =>
  db.outboxMessage.findMany({
    where: { state: "WAITING", OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }] },
    select: { id: true },
    orderBy: { createdAt: "asc" },
    take: 1000,
  });
