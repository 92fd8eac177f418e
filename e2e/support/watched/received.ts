import { latestMailTo, latestTextTo } from "@/scripts/testing/mailbox";
import type { Person } from "../people";
import type { WatchedApp } from "./app";

/** What the mail that verifies an address carries, planted but for the link. */
export async function verificationOf({ plants }: WatchedApp, { email }: Person) {
  const mail = await latestMailTo(email, { subject: /^Verify your email$/ });
  const link = new URL(mail.links[0] ?? "");
  const code = plants.plantCarried("mail", "verification code", mail.code ?? "");
  return { link, code, token: link.searchParams.get("token") ?? "" };
}

export async function mailedCode({ plants }: WatchedApp, { email }: Person): Promise<string> {
  const { code } = await latestMailTo(email, { subject: /^Your code$/ });
  return plants.plantCarried("mail", "mailed code", code ?? "");
}

/** Leaves out the first so many texts. */
export async function textedCode({ plants }: WatchedApp, phone: string, skip = 0): Promise<string> {
  const text = await latestTextTo(phone, { skip });
  return plants.plantCarried("text", "texted code", /\b\d{8}\b/.exec(text)?.[0] ?? "");
}
