import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { appUrl } from "./app-url";
import { expect } from "./story";

export type Visit = { name: string; open(page: Page): Promise<unknown>; heading: string };

export const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

export const passwordOn = (page: Page) => page.getByLabel("Password", { exact: true });

/** A page, or a state of one: everybody can read it on every screen, and it asks nothing of others. */
export async function lookAt(page: Page, { open, heading }: Visit): Promise<void> {
  const strangers: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== "data:" && origin !== appUrl()) strangers.push(request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`blocked by policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await open(page);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await expectAccessible(page);
  expect(strangers, "requests to others").toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
}
