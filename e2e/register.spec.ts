import type { Page } from "@playwright/test";
import { latestMailTo, mailsTo } from "@/scripts/testing/mailbox";
import { newAccount } from "./support/accounts";
import { newPerson, type Person } from "./support/people";
import { send } from "./support/send";
import { expect, expectSignedIn, test, withAndWithoutScript } from "./support/story";

async function register(page: Page, person: Person): Promise<void> {
  await page.goto("/register");
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
}

const checkEmailPage = (page: Page) =>
  page.getByRole("heading", { level: 1, name: "Check your email" });

withAndWithoutScript(() => {
  test("registering, then the code from the mail, opens the account", async ({ page }) => {
    const person = newPerson();
    await register(page, person);
    await expect(checkEmailPage(page)).toBeVisible();
    await expect(page.getByText(person.email)).toBeVisible();

    const { code, links } = await latestMailTo(person.email, { subject: /Verify your email/ });
    expect(code).toMatch(/^\d{8}$/);
    expect(links).toHaveLength(1);

    await page.getByLabel("Verification code").fill(`${code?.slice(0, 4)} ${code?.slice(4)}`);
    await page.getByRole("button", { name: "Verify email" }).click();
    await expectSignedIn(page);
    expect(new URL(page.url()).pathname).toBe("/account");
  });

  test("the link works for whoever presses its button, however often it was opened before", async ({
    page,
  }) => {
    const person = newPerson();
    await register(page, person);
    await expect(checkEmailPage(page)).toBeVisible();
    const link = new URL((await latestMailTo(person.email)).links[0] ?? "");
    for (const method of ["GET", "HEAD", "GET"]) {
      const opened = await send(`${link.pathname}${link.search}`, { method });
      expect(opened.status).toBe(200);
    }

    await page.goto(link.href);
    await page.getByRole("button", { name: "Verify email" }).click();
    await expectSignedIn(page);
  });

  test("a wrong code says so beside the form, and the right one still works", async ({ page }) => {
    const person = newPerson();
    await register(page, person);
    const { code } = await latestMailTo(person.email);
    const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, "0");

    await page.getByLabel("Verification code").fill(wrong);
    await page.getByRole("button", { name: "Verify email" }).click();
    await expect(page.getByText("This code was not accepted")).toBeVisible();

    await page.getByLabel("Verification code").fill(code ?? "");
    await page.getByRole("button", { name: "Verify email" }).click();
    await expectSignedIn(page);
  });

  test("a taken address sees the same page, and its owner gets another mail", async ({ page }) => {
    const owner = await newAccount();
    await register(page, { ...newPerson(), email: owner.email });
    await expect(checkEmailPage(page)).toBeVisible();
    await expect(page.getByText(owner.email)).toBeVisible();

    const mail = await latestMailTo(owner.email, { subject: /You already have an account/ });
    expect(mail.code).toBeNull();
  });

  test("what cannot be accepted is said beside its field, and what was typed stays", async ({
    page,
  }) => {
    const person = newPerson();
    await register(page, { ...person, email: "not an email", password: "sallyport sallyport" });
    const email = page.getByLabel("Email");
    await expect(email).toHaveAccessibleDescription(/Enter an email like/);
    await expect(email).toHaveValue("not an email");
    await expect(page.getByLabel("Name")).toHaveValue(person.name);
    await expect(email).toHaveAttribute("aria-invalid", "true");

    await email.fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill("sallyport sallyport");
    await page.getByRole("button", { name: "Create account" }).click();
    const password = page.getByLabel("Password", { exact: true });
    await expect(password).toHaveAccessibleDescription(/Passwords with the word Sallyport/);
    await expect(email).toHaveValue(person.email);
    expect(await mailsTo(person.email)).toEqual([]);
  });

  test("a new code can be sent, and is the one that works", async ({ page }) => {
    const person = newPerson();
    await register(page, person);
    await latestMailTo(person.email);
    await page.getByRole("button", { name: "Send a new code" }).click();
    await expect(page.getByText("a new code is on its way")).toBeVisible();

    const { code } = await latestMailTo(person.email, { skip: 1 });
    await page.getByLabel("Verification code").fill(code ?? "");
    await page.getByRole("button", { name: "Verify email" }).click();
    await expectSignedIn(page);
  });
});
