import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import type { EmptyApp } from "./support/empty-app";
import { newMember } from "./support/members";
import type { Person } from "./support/people";
import { expect, expectSignedIn, signInOn, test, withAndWithoutScript } from "./support/story";
import {
  beginSetUp,
  earlyCode,
  expectState,
  leaveBackupCodes,
  shownBackupCodes,
  shownSecret,
  submitFirstCode,
} from "./support/two-factor";

const everyone = { who: "everyone", from: null, graceDays: 9 } as const;
const HOUR_MS = 3_600_000;
const NEEDED = "Your account needs two-factor";

const banner = (page: Page) => page.getByRole("complementary", { name: "Two-factor" });
const deadline = (page: Page) => banner(page).locator("time").getAttribute("datetime");

/** A person of an app where nobody else is, signed in before any rule was made. */
async function memberOn(page: Page, app: EmptyApp): Promise<Person> {
  await app.startOver();
  const person = await newMember(app);
  await signInOn(page, person, `${app.url}/login`);
  await expectSignedIn(page);
  return person;
}

withAndWithoutScript(() => {
  test("within the grace every page tells of the deadline and stays open", async ({
    page,
    emptyApp: app,
  }) => {
    await memberOn(page, app);
    await expect(banner(page)).toHaveCount(0);

    await app.changePolicy("requiredTwoFactor", everyone);
    for (const [path, heading] of [
      ["/account", "Overview"],
      ["/account/devices", "Devices"],
      ["/confirm", "Confirm that it is you"],
      ["/account/two-factor", "Two-factor"],
    ] as const) {
      await page.goto(`${app.url}${path}`);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      await expect(banner(page)).toHaveText(/^Two-factor will be needed from .+, in 9 days/);
    }
    const due = (await deadline(page)) ?? "";
    expect(Math.abs(Date.parse(due) - Date.now() - 9 * 24 * HOUR_MS)).toBeLessThan(HOUR_MS);
    const year = String(new Date(due).getUTCFullYear());
    await expect(banner(page).locator("time")).toHaveAttribute("title", new RegExp(year));

    await page.goto(`${app.url}/account`);
    await banner(page).getByRole("link", { name: "Turn it on" }).click();
    await beginSetUp(page);
    await submitFirstCode(page, await earlyCode(await shownSecret(page)));
    await shownBackupCodes(page);
    await expect(banner(page)).toHaveCount(0);
    await leaveBackupCodes(page);
    await expectState(page, "On");
    await expect(page.getByText("Everyone here needs two-factor")).toBeVisible();
    await expect(page.getByRole("button", { name: "Turn off two-factor" })).toHaveCount(0);

    await app.changePolicy("requiredTwoFactor", { ...everyone, who: "admins" });
    await page.reload();
    await expect(page.getByRole("button", { name: "Turn off two-factor" })).toBeVisible();
  });

  test("on the last day the hours are counted", async ({ page, emptyApp: app }) => {
    await memberOn(page, app);
    const from = new Date(Date.now() + 5 * HOUR_MS).toISOString();
    await app.changePolicy("requiredTwoFactor", { who: "everyone", from, graceDays: 0 });
    await page.goto(`${app.url}/account`);
    await expect(banner(page)).toContainText(", in 5 hours");
  });

  test("past the deadline set-up and sign-out are left, and set-up opens the rest", async ({
    page,
    emptyApp: app,
  }) => {
    const person = await memberOn(page, app);
    await app.changePolicy("requiredTwoFactor", { ...everyone, graceDays: 0 });
    await page.reload();
    await expect(page).toHaveURL(`${app.url}/account/two-factor`);
    await expect(page.getByText(NEEDED)).toBeVisible();
    await expect(banner(page)).toHaveCount(0);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out.")).toBeVisible();

    await signInOn(page, person, `${app.url}/login?returnTo=/account/devices`);
    await expect(page).toHaveURL(`${app.url}/account/two-factor`);
    await beginSetUp(page);
    await submitFirstCode(page, await earlyCode(await shownSecret(page)));
    await shownBackupCodes(page);
    await expect(page.getByText(NEEDED)).toHaveCount(0);
    await page.goto(`${app.url}/account/devices`);
    await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
  });

  test("switching the rule off and on moves nobody's deadline", async ({ page, emptyApp: app }) => {
    await memberOn(page, app);
    await app.changePolicy("requiredTwoFactor", everyone);
    await page.goto(`${app.url}/account`);
    const before = await deadline(page);
    await app.changePolicy("requiredTwoFactor", { ...everyone, who: "nobody" });
    await page.reload();
    await expectSignedIn(page);
    await expect(banner(page)).toHaveCount(0);
    await app.changePolicy("requiredTwoFactor", everyone);
    await page.reload();
    expect(await deadline(page)).toBe(before);
  });

  test("where nobody is asked, an admin without it has an account but no admin pages", async ({
    page,
    emptyApp: app,
  }) => {
    await app.startOver();
    await app.changePolicy("requiredTwoFactor", { ...everyone, who: "nobody" });
    const admin = await newMember(app, "ADMIN");
    await signInOn(page, admin, `${app.url}/login`);
    await expectSignedIn(page);
    await page.goto(`${app.url}/admin/messages`);
    await expect(page).toHaveURL(`${app.url}/account/two-factor`);
    await expect(page.getByText("Admin pages need two-factor")).toBeVisible();
    await beginSetUp(page);
    await submitFirstCode(page, await earlyCode(await shownSecret(page)));
    await shownBackupCodes(page);
    await page.goto(`${app.url}/admin/messages`);
    await expect(page.getByRole("heading", { level: 1, name: "Messages" })).toBeVisible();
  });
});

test("the banner can be read by everybody, on every screen", async ({ page, emptyApp: app }) => {
  await memberOn(page, app);
  await app.changePolicy("requiredTwoFactor", everyone);
  await page.goto(`${app.url}/account`);
  await expect(banner(page)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${app.url}/confirm`);
  await expectAccessible(page);
});
