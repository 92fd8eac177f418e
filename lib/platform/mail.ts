import nodemailer from "nodemailer";
import { environment } from "./environment";

export type Mail = { id: string; to: string; subject: string; text: string; html: string };

const TIMEOUT_MILLISECONDS = 10_000;

function makeTransport(url: string) {
  return nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MILLISECONDS,
    greetingTimeout: TIMEOUT_MILLISECONDS,
    socketTimeout: TIMEOUT_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as nodemailer.TransportOptions);
}

let transport: ReturnType<typeof makeTransport> | undefined;

export const mailIsConfigured = (): boolean => environment().SMTP_URL !== undefined;

export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM, SALLYPORT_URL } = environment();
  if (!SMTP_URL) throw new Error("SMTP_URL is not set.");
  transport ??= makeTransport(SMTP_URL);
  await transport.sendMail({
    from: MAIL_FROM,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // The same id at every try lets the receiver drop a copy.
    messageId: `<${mail.id}@${new URL(SALLYPORT_URL).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  });
}
