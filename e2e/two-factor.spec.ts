import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { totpCode } from "@/scripts/testing/totp";
import { newAccount, newProtected } from "./support/accounts";
import { makeStale } from "./support/database";
import { takeBackupCode } from "./support/people";
import {
  enterBackupCode,
  enterCode,
  expect,
  expectAsked,
  expectSignedIn,
  signInOn,
  signOut,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";
import {
  beginSetUp,
  earlyCode,
  expectState,
  leaveBackupCodes,
  shownBackupCodes,
  shownSecret,
  submitFirstCode,
  submitWithPassword,
  wrongCode,
} from "./support/two-factor";

const REFUSED = "This code was not accepted.";

async function expectNoneShown(page: Page, codes: string[]): Promise<void> {
  await expect(page.getByRole("heading", { name: "Your backup codes" })).toHaveCount(0);
  const html = await page.content();
  expect(codes.filter((code) => html.includes(code))).toEqual([]);
}

withAndWithoutScript(() => {
  test("an abandoned set-up is never asked for, a finished one is", async ({ page }) => {
    const person = await newAccount();
    await signInOn(page, person, "/login?returnTo=/account/two-factor");
    await expectState(page, "Off");
    await beginSetUp(page);
    const cancelled = await shownSecret(page);
    await expectState(page, "Set-up not finished");
    await page.getByRole("button", { name: "Cancel set-up" }).click();
    await expectState(page, "Off");

    await beginSetUp(page);
    const abandoned = await shownSecret(page);
    expect(abandoned).not.toBe(cancelled);
    await signOut(page);
    await signInOn(page, person, "/login?returnTo=/account/two-factor");
    await expectState(page, "Off");

    await beginSetUp(page);
    const secret = await shownSecret(page);
    expect(secret).not.toBe(abandoned);
    await submitFirstCode(page, wrongCode(secret));
    await expect(page.getByText(REFUSED)).toBeVisible();
    await expectState(page, "Set-up not finished");
    await submitFirstCode(page, await earlyCode(secret));
    await shownBackupCodes(page);
    await expectState(page, "On");
    await latestMailTo(person.email, { subject: /^Two-factor is on$/ });

    await page.goto("/account");
    await signOut(page);
    await page.goto("/login");
    await submitSignIn(page, person);
    await expectAsked(page);
  });

  test("backup codes are shown once", async ({ page }) => {
    const person = await newAccount();
    await signInOn(page, person, "/login?returnTo=/account/two-factor");
    await beginSetUp(page);
    const secret = await shownSecret(page);
    await submitFirstCode(page, await earlyCode(secret));
    const codes = await shownBackupCodes(page);
    await leaveBackupCodes(page);
    await expectState(page, "On");
    await expect(page.getByText("10 codes left.")).toBeVisible();
    await expectNoneShown(page, codes);
    expect(await page.content()).not.toContain(secret);

    await page.reload();
    await expectNoneShown(page, codes);
    await page.goto("/account/devices");
    await page.goBack();
    await expectState(page, "On");
    await expectNoneShown(page, codes);
  });

  test("one signs in with a code, or with a backup code, each of them once", async ({ page }) => {
    const person = await newProtected();
    const code = takeBackupCode(person);
    await page.goto("/login?returnTo=/account/devices");
    await submitSignIn(page, person);
    await expectAsked(page);
    const used = totpCode(person.secret);
    await enterCode(page, used);
    await expect(page).toHaveURL("/account/devices");
    await page.goto("/account");
    await signOut(page);

    await page.goto("/login");
    await submitSignIn(page, person);
    await expectAsked(page);
    await enterCode(page, used);
    await expect(page.getByText(REFUSED)).toBeVisible();
    await enterBackupCode(page, code.toLowerCase().replaceAll("-", " "));
    await expectSignedIn(page);
    const mail = await latestMailTo(person.email, { subject: /^A backup code was used$/ });
    expect(mail.text).toContain("9 are left.");
    expect(mail.text).not.toContain(code);
    await signOut(page);

    await page.goto("/login");
    await submitSignIn(page, person);
    await enterBackupCode(page, code);
    await expect(page.getByText(REFUSED)).toBeVisible();
    await enterBackupCode(page, takeBackupCode(person));
    await expectSignedIn(page);
  });

  test("a sign-in is given up at its second step", async ({ page }) => {
    const person = await newProtected();
    await page.goto("/login");
    await submitSignIn(page, person);
    await expectAsked(page);
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page).toHaveURL(/\/login$/);
    await page.goto("/login/verify");
    await expect(page).toHaveURL("/login?notice=start-over");
    await page.goto("/account");
    await expect(page).toHaveURL("/login?returnTo=%2Faccount");
  });

  test("a trusted device is not asked again, until it is trusted no more", async ({ page }) => {
    const person = await newProtected();
    await page.goto("/login");
    await submitSignIn(page, person);
    await page.getByLabel("Trust this device for 30 days").check();
    await enterCode(page, totpCode(person.secret));
    await expectSignedIn(page);
    for (const _again of [1, 2]) {
      await signOut(page);
      await page.goto("/login");
      await submitSignIn(page, person);
      await expectSignedIn(page);
    }

    await page.goto("/account/devices");
    await page.getByRole("button", { name: "Stop trusting" }).click();
    await expect(page.getByText("The device is trusted no more.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Stop trusting" })).toHaveCount(0);
    await page.goto("/account");
    await signOut(page);
    await page.goto("/login");
    await submitSignIn(page, person);
    await expectAsked(page);
  });

  test("new backup codes replace the old, and all of it is turned off with the password", async ({
    page,
  }) => {
    const person = await newProtected();
    await signInOn(page, person, "/login?returnTo=/account/two-factor");
    await submitWithPassword(page, "New backup codes", "seven green windmills over sand");
    await expect(page.getByText("This is not your password.")).toBeVisible();
    await submitWithPassword(page, "New backup codes", person.password);
    const renewed = await shownBackupCodes(page);
    expect(renewed).not.toContain(person.backupCodes[0]);
    await latestMailTo(person.email, { subject: /^You have new backup codes$/ });
    await leaveBackupCodes(page);
    await expectNoneShown(page, renewed);
    await page.goto("/account");
    await signOut(page);

    await page.goto("/login");
    await submitSignIn(page, person);
    await enterBackupCode(page, takeBackupCode(person));
    await expect(page.getByText(REFUSED)).toBeVisible();
    await enterBackupCode(page, takeBackupCode({ backupCodes: renewed }));
    await expectSignedIn(page);

    await page.goto("/account/two-factor");
    await submitWithPassword(page, "Turn off two-factor", person.password);
    await expectState(page, "Off");
    await latestMailTo(person.email, { subject: /^Two-factor is off$/ });
    await page.goto("/account");
    await signOut(page);
    await page.goto("/login");
    await submitSignIn(page, person);
    await expectSignedIn(page);
  });

  test("whoever proved it too long ago confirms first, and comes back", async ({ page }) => {
    const person = await newProtected();
    await signInOn(page, person, "/login?returnTo=/account/two-factor");
    await expectState(page, "On");
    await makeStale(person.email);
    await page.getByRole("button", { name: "Add another authenticator" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Confirm" })).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByText("Enter a code from your authenticator app")).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByLabel("Authentication code").fill(totpCode(person.secret));
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page).toHaveURL(/\/account\/two-factor/);
    await page.getByRole("button", { name: "Add another authenticator" }).click();
    await shownSecret(page);
  });
});
