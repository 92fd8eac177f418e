import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, sessionOf } from "./accounts";
import { callAs } from "./api";
import { newPerson } from "./people";
import { expect } from "./story";

const mails = {
  "/confirm-email": /^Confirm your new email$/,
  "/undo-email": /^Your email was changed$/,
};

/** The newest link of its kind that an address was mailed. */
export async function linkTo(address: string, path: keyof typeof mails): Promise<string> {
  const { links } = await latestMailTo(address, { subject: mails[path] });
  return links.find((link) => link.includes(`${path}?token=`)) ?? "";
}

export const tokenOf = (link: string): string | null => new URL(link).searchParams.get("token");

/** The link by which somebody whose email was changed gets the old one back. */
export async function newUndoLink(): Promise<string> {
  const person = await newAccount();
  const { email } = newPerson();
  const cookie = await sessionOf(person);
  expect((await callAs(cookie, "/me/email-change", { email })).status).toBe(202);
  const token = tokenOf(await linkTo(email, "/confirm-email"));
  expect((await callAs(cookie, "/me/email-change/confirm", { token })).status).toBe(200);
  return linkTo(person.email, "/undo-email");
}
