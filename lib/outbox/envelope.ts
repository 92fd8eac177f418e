import { unseal } from "@/lib/platform/seal";

export type Envelope = { to: string; text: string; html?: string };

export const envelopeName = (messageId: string): string => `outbox_message.envelope:${messageId}`;

export function openEnvelope(message: {
  id: string;
  envelope: Uint8Array | null;
}): Envelope | undefined {
  const plain = message.envelope && unseal(message.envelope, envelopeName(message.id));
  return plain ? (JSON.parse(plain) as Envelope) : undefined;
}
