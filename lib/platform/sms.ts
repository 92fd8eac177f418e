import { environment } from "./environment";

const TIMEOUT_MILLISECONDS = 10_000;

export const smsIsConfigured = (): boolean => environment().SMS_WEBHOOK_URL !== undefined;

/** One JSON POST to the configured address; anything but a 2xx is tried again by the outbox. */
export async function sendSms(message: { id: string; to: string; text: string }): Promise<void> {
  const { SMS_WEBHOOK_URL } = environment();
  if (!SMS_WEBHOOK_URL) throw new Error("SMS_WEBHOOK_URL is not set.");
  const response = await fetch(SMS_WEBHOOK_URL, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": message.id },
    body: JSON.stringify({ to: message.to, text: message.text }),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The SMS service answered ${response.status}.`);
}
