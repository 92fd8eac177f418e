import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { newProtected, sessionOf } from "./support/accounts";
import { makeStale } from "./support/database";
import { takeBackupCode } from "./support/people";
import { confirmOn, isLive, signedInBeside } from "./support/sessions";
import {
  enterBackupCode,
  expect,
  expectSignedIn,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";

const path = "/account/devices";

const rowOf = (page: Page, isCurrent: boolean) => {
  const rows = page.getByRole("main").getByRole("listitem").filter({ hasText: "First seen" });
  const current = { hasText: "This device" };
  return isCurrent ? rows.filter(current) : rows.filter({ hasNotText: current.hasText });
};

withAndWithoutScript(() => {
  test("devices are named by their owner", async ({ page }) => {
    await signedInBeside(page, path, 1);
    for (const isCurrent of [true, false]) {
      const device = rowOf(page, isCurrent);
      const name = isCurrent ? "Desk <i>" : `${"Kitchen tablet ".repeat(3)}with 15 more`;
      await device.getByText("Rename").click();
      const field = device.getByLabel("Name", { exact: true });
      for (const [typed, objection] of [
        [" ", "Give it a name."],
        ["x".repeat(101), "up to 100 characters"],
      ] as const) {
        await field.fill(typed);
        await device.getByRole("button", { name: "Save name" }).click();
        await expect(device.getByText(objection)).toBeVisible();
        await expect(field).toHaveValue(typed);
      }
      await field.fill(name);
      await device.getByRole("button", { name: "Save name" }).click();
      await expect(page.getByText("The device has its new name.")).toBeVisible();
      await expect(device.getByText(name, { exact: true })).toBeVisible();
      await page.goto(path);
    }
    await page.goto("/account/sessions");
    await expect(page.getByText("Desk <i>")).toBeVisible();
    await expect(page.getByText("Chrome on ")).toBeVisible();
  });

  test("a device that is forgotten is signed out, after a fresh proof", async ({ page }) => {
    const { person, cookies } = await signedInBeside(page, path, 1);
    await makeStale(person.email);
    const other = rowOf(page, false);
    await expect(other.getByRole("link", { name: "1 session" })).toBeVisible();
    await other.getByRole("button", { name: "Forget" }).click();
    await confirmOn(page, person);
    expect(await isLive(cookies[0] ?? "")).toBe(true);
    await other.getByRole("button", { name: "Forget" }).click();
    await expect(page.getByText("The device is forgotten.")).toBeVisible();
    await expect(other).toHaveCount(0);
    expect(await isLive(cookies[0] ?? "")).toBe(false);
  });

  test("forgetting the device in use signs out, and its trust is gone", async ({ page }) => {
    const person = await newProtected();
    await page.goto(`/login?returnTo=${path}`);
    await submitSignIn(page, person);
    await page.getByRole("link", { name: "Use a backup code" }).click();
    await page.getByLabel("Trust this device").check();
    await enterBackupCode(page, takeBackupCode(person));
    await expect(page).toHaveURL(path);
    await expect(rowOf(page, true).getByText("Trusted", { exact: true })).toBeVisible();
    await rowOf(page, true).getByRole("button", { name: "Forget and sign out" }).click();
    await expect(page.getByText("You are signed out.")).toBeVisible();
    await submitSignIn(page, person);
    await enterBackupCode(page, takeBackupCode(person));
    await expectSignedIn(page);
  });

  test("with an old proof the device in use is not forgotten", async ({ page }) => {
    const { person } = await signedInBeside(page, path, 0);
    await makeStale(person.email);
    await page.getByRole("button", { name: "Forget and sign out" }).click();
    await confirmOn(page, person);
    await expect(rowOf(page, true)).toHaveCount(1);
  });

  test("a device that was not its owner's is shut out, and one is told what to do next", async ({
    page,
  }) => {
    const { person, cookies } = await signedInBeside(page, path, 1);
    const other = rowOf(page, false);
    await other.getByText("This wasn't me").click();
    await expect(other.getByText("somebody else may have been in your account")).toBeVisible();
    await other.getByRole("button", { name: "Shut it out" }).click();
    await expect(page.getByText("Now change your password")).toBeVisible();
    await expect(other).toHaveCount(0);
    expect(await isLive(cookies[0] ?? "")).toBe(false);
    const mail = await latestMailTo(person.email, {
      subject: /^A device was shut out of your account$/,
    });
    expect(mail.text).toContain("you do not know");
    expect(await isLive(await sessionOf(person))).toBe(true);
  });
});
