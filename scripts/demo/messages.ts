import type { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { envelopeName, openEnvelope } from "@/lib/outbox/envelope";
import { database } from "@/lib/platform/database";
import { seal } from "@/lib/platform/seal";

/** What the link of the newest message that leads to this page carries. */
export async function newestSecret(page: string): Promise<string> {
  const messages = await database().outboxMessage.findMany({ orderBy: { id: "desc" }, take: 5 });
  const text = messages.map((message) => openEnvelope(message)?.text ?? "").join("\n");
  const secret = new RegExp(`/${page}\\?token=([\\w-]+)`).exec(text)?.[1];
  if (!secret) throw new Error(`No message leads to ${page}.`);
  return secret;
}

/** Ids sort by time, and a sealed message is bound to its own: both were made when the past was. */
export async function sortMessages(superuser: Client): Promise<void> {
  const messages = await database().outboxMessage.findMany();
  for (const message of messages) {
    const id = uuidv7({ msecs: message.createdAt.getTime() });
    const envelope = openEnvelope(message);
    await superuser.query("UPDATE outbox_message SET id = $2, envelope = $3 WHERE id = $1", [
      message.id,
      id,
      envelope ? Buffer.from(seal(JSON.stringify(envelope), envelopeName(id))) : null,
    ]);
  }
}
