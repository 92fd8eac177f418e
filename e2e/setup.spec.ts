import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { filledForm } from "./support/forms";
import { newPerson, type Person, takeBackupCode } from "./support/people";
import { send } from "./support/send";
import {
  enterBackupCode,
  expect,
  expectSignedIn,
  loseCookies,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";
import { turnOnTwoFactor } from "./support/two-factor";

// One app and one first admin at a time.
test.describe.configure({ mode: "serial" });

const AT_ONCE = 20;

async function setUp(page: Page, link: string, person: Person): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create admin account" }).click();
}

const NEEDED = "Your account needs two-factor";

/** An admin reaches nothing else before two-factor is on. */
async function expectEnrolling(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Two-factor" })).toBeVisible();
  await expect(page.getByText(NEEDED)).toBeVisible();
}

withAndWithoutScript(() => {
  test("the printed link makes the first admin, once", async ({ page, emptyApp: app }) => {
    const link = await app.startOver();
    const admin = newPerson();
    await setUp(page, link, admin);
    await expectEnrolling(page);
    const { backupCodes } = await turnOnTwoFactor(page);
    await expect(page.getByText(NEEDED)).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Messages" })).toBeVisible();
    expect(await app.people()).toEqual([{ email: admin.email, role: "ADMIN" }]);
    expect(await app.anotherLink()).toBeNull();

    await loseCookies(page);
    await page.goto(link);
    await expect(
      page.getByText("That setup link is no longer valid. Sign in instead."),
    ).toBeVisible();
    await submitSignIn(page, admin);
    await enterBackupCode(page, takeBackupCode({ backupCodes }));
    await expectSignedIn(page);
  });

  test("a link that another has replaced makes nobody", async ({ page, emptyApp: app }) => {
    const older = await app.startOver();
    const newer = await app.anotherLink();
    await setUp(page, older, newPerson());
    await expect(page.getByText("That setup link is no longer valid.")).toBeVisible();
    expect(await app.people()).toEqual([]);

    await setUp(page, newer ?? "", newPerson());
    await expectEnrolling(page);
  });

  test("a refused password keeps the rest of the form, and the link still works", async ({
    page,
    emptyApp: app,
  }) => {
    const link = await app.startOver();
    const admin = newPerson();
    await setUp(page, link, { ...admin, password: "password1234" });
    const password = page.getByLabel("Password", { exact: true });
    await expect(password).toHaveAccessibleDescription(/Many people use this password/);
    await expect(page.getByLabel("Email")).toHaveValue(admin.email);

    await password.fill(admin.password);
    await page.getByRole("button", { name: "Create admin account" }).click();
    await expectEnrolling(page);
  });
});

test("the page itself can be used by everybody", async ({ page, emptyApp: app }) => {
  await page.goto(await app.startOver());
  await expectAccessible(page);
});

test("a link that was opened by a robot, or guessed, changes nothing", async ({
  emptyApp: app,
}) => {
  const link = new URL(await app.startOver());
  for (const method of ["GET", "HEAD", "GET"]) {
    const opened = await send(`${link.pathname}${link.search}`, { method, base: app.url });
    expect(opened.status).toBe(200);
  }
  const guessed = await send("/setup", { base: app.url });
  expect(guessed.headers.location).toBe("/login?notice=setup-closed");
  expect(await app.people()).toEqual([]);
});

test("of many who use the link at once, one becomes the admin", async ({ emptyApp: app }) => {
  const link = new URL(await app.startOver());
  const forms = await Promise.all(
    Array.from({ length: AT_ONCE }, () => {
      const fields = Object.entries(newPerson());
      return filledForm(`${link.pathname}${link.search}`, fields, { base: app.url });
    }),
  );
  const answers = await Promise.all(forms.map((submit) => submit()));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(answers.filter(({ cookies }) => cookies.length > 0)).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(await app.people()).toHaveLength(1);
});
