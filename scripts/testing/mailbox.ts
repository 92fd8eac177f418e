import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";

const POLL_MS = 100;
const TIMEOUT_MS = 15_000;
const CODE = /\b(\d{4}[ -]?\d{4})\b/;
const LINK = /https?:\/\/[^\s"'<>)]+/g;

export interface Mail {
  to: string[];
  subject: string;
  /** What every server on the way reads and may write down: the lines above the text. */
  head: string;
  text: string;
  html: string;
  /** Every address in the plain text, in order. */
  links: string[];
  /** The eight-digit code, when there is one. */
  code: string | null;
}

export interface MailQuery {
  subject?: RegExp;
  /** Leaves out the first so many mails to this address: those a test has read before. */
  skip?: number;
  timeoutMs?: number;
}

/** The newest mail to an address, waiting until there is one. */
export async function latestMailTo(address: string, query: MailQuery = {}): Promise<Mail> {
  const deadline = Date.now() + (query.timeoutMs ?? TIMEOUT_MS);
  for (;;) {
    const mails = (await mailsTo(address)).slice(query.skip ?? 0);
    const found = mails.filter((mail) => query.subject?.test(mail.subject) ?? true).at(-1);
    if (found) return found;
    if (Date.now() > deadline) {
      const subjects = mails.map((mail) => mail.subject).join("; ") || "none at all";
      throw new Error(`No such mail to ${address} came in time. What came: ${subjects}`);
    }
    await sleep(POLL_MS);
  }
}

/** All mails to an address so far, oldest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const folder = mailFolder();
  const names = (await readdir(folder)).filter((name) => name.endsWith(".eml")).sort();
  const mails = await Promise.all(
    names.map(async (name) =>
      asMail(await PostalMime.parse(await readFile(path.join(folder, name)))),
    ),
  );
  return mails.filter((mail) => mail.to.includes(address.toLowerCase()));
}

function asMail({ to, subject, headers, text, html }: Email): Mail {
  const plain = text ?? "";
  return {
    to: (to ?? []).flatMap(({ address }) => (address ? [address.toLowerCase()] : [])),
    subject: subject ?? "",
    head: headers.map(({ key, value }) => `${key}: ${value}`).join("\n"),
    text: plain,
    html: html ?? "",
    links: plain.match(LINK) ?? [],
    code: CODE.exec(plain)?.[1]?.replace(/\D/g, "") ?? null,
  };
}

function mailFolder(): string {
  const folder = process.env.TEST_MAIL_FOLDER;
  if (!folder) throw new Error("TEST_MAIL_FOLDER is not set: no mail server was started.");
  return folder;
}

/** The newest text message to a number, waiting until there are more than `skip`. */
export async function latestTextTo(phone: string, { skip = 0 } = {}): Promise<string> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const texts = (await textsTo(phone)).slice(skip);
    if (texts.length > 0) return texts.at(-1) ?? "";
    if (Date.now() > deadline) throw new Error(`No text message to ${phone} came in time.`);
    await sleep(POLL_MS);
  }
}

/** All text messages to a number so far, oldest first. */
export async function textsTo(phone: string): Promise<string[]> {
  const folder = process.env.TEST_TEXT_FOLDER;
  if (!folder) throw new Error("TEST_TEXT_FOLDER is not set: no text server was started.");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const messages = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), "utf8"))),
  );
  return messages.filter(({ to }) => to === phone).map(({ text }) => String(text));
}
