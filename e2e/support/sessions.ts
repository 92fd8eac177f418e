import type { Page } from "@playwright/test";
import { newAccount, sessionOf } from "./accounts";
import { readAs } from "./api";
import type { Person } from "./people";
import { expect, signInOn } from "./story";

export type Item = { id: string; current: boolean };

export const itemsOf = async <Kind extends Item>(cookie: string, path: string): Promise<Kind[]> =>
  (await readAs(cookie, path)).json<{ items: Kind[] }>().items;

export async function ownId(cookie: string, path: "/sessions" | "/devices"): Promise<string> {
  const own = (await itemsOf(cookie, path)).find(({ current }) => current);
  if (!own) throw new Error(`None of ${path} is the current one.`);
  return own.id;
}

export const isLive = async (cookie: string): Promise<boolean> =>
  (await readAs(cookie, "/me")).status === 200;

/** Somebody on the page of that name, with sessions in other browsers too. */
export async function signedInBeside(
  page: Page,
  path: "/account/sessions" | "/account/devices",
  others: number,
): Promise<{ person: Person; cookies: string[] }> {
  const person = await newAccount();
  const cookies: string[] = [];
  for (let at = 0; at < others; at += 1) cookies.push(await sessionOf(person));
  await signInOn(page, person, `/login?returnTo=${path}`);
  await expect(page).toHaveURL(path);
  return { person, cookies };
}

/** On the page that asks who it is, for somebody without a second factor. */
export async function confirmOn(page: Page, { password }: Person): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Confirm" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Now repeat what you were about to do.")).toBeVisible();
}
