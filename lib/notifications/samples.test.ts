import { expect, test } from "vitest";
import { eventKinds, isByAdmin, noticeTypes } from "@/lib/audit/catalogue";
import { messagesFor } from "@/lib/messages";
import { environment } from "@/lib/platform/environment";
import { sampleMails } from "./samples";

const sent = sampleMails();

test("every event that its owner must hear of names a mail there is, each another one", () => {
  const named = noticeTypes.map((type) => eventKinds[type].mail);
  const templates = sent.map(({ template }) => template);
  expect(named.filter((name) => !templates.includes(name ?? ""))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  expect(new Set(templates).size).toBe(templates.length);
});

test.each(sent)("$template reads the same as text, and loads nothing from anywhere", (message) => {
  const { subject, text, html = "" } = message;
  expect(`${subject} ${text} ${html}`).not.toMatch(/\{\w+\}|\b(undefined|null|NaN)\b/);
  expect(html).not.toMatch(/<(img|script|link|iframe|object)|\bsrc=|url\(|@import/i);
  const addresses = [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address ?? "");
  for (const address of addresses) {
    expect(new URL(address).origin).toBe(new URL(environment().SALLYPORT_URL).origin);
    expect(text).toContain(address);
  }
  const words = html.slice(html.indexOf("<body")).replace(/<[^>]+>/g, "\n");
  for (const line of words.split("\n").filter(Boolean)) expect(text).toContain(plain(line));
});

test("a mail about what happened says from where, when, and what to do if it was not oneself", () => {
  const security = sent.filter(({ template }) => noticeMails.has(template));
  expect(security).toHaveLength(noticeTypes.length);
  for (const { template, text } of security) {
    const from = byAdmin.has(template)
      ? /“Robin called: the phone is lost”\s+It was (done|asked for) by an admin/
      : /Firefox on Linux at 194\.65\.0\.1 \(Portugal\)/;
    expect(text, template).toMatch(from);
    expect(text, template).toMatch(/\d [AP]M UTC\./);
    expect(text, template).toMatch(/not (you|sure)|was it you|wasn’t (you|me)/i);
  }
});

test("no code stands in a subject line", () => {
  for (const { subject } of sent) expect(subject).not.toMatch(/\d/);
  expect(messagesFor().mail.code.subject).toBe(
    sent.find(({ template }) => template === "code")?.subject,
  );
});

const noticeMails = new Set(noticeTypes.map((type) => eventKinds[type].mail));
/** From where an admin did it is the admin's own. */
const byAdmin = new Set(noticeTypes.filter(isByAdmin).map((type) => eventKinds[type].mail));

function plain(html: string): string {
  const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => signs[name] ?? "");
}
