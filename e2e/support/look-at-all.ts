import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { appUrl } from "./app-url";
import { expect, test } from "./story";

type Visit = { name: string; open(page: Page): Promise<unknown>; heading: string };

export const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

export const passwordOn = (page: Page) => page.getByLabel("Password", { exact: true });

/** One story for each page, or state of a page: readable for everybody, and nothing asked of others. */
export function lookAtAll(visits: Visit[]): void {
  test.use({ expectedComplaints: /status of 404/ });

  for (const { name, heading, open } of visits) {
    test(`${name}: for everybody, on every screen, and from here alone`, async ({ page }) => {
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
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([
        0, 0,
      ]);
    });
  }
}
