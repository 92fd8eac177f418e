import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, newProtected, sessionOf, signIn } from "./support/accounts";
import { bearing, callAs } from "./support/api";
import { countEvents, makeStale } from "./support/database";
import { takeBackupCode } from "./support/people";
import { send } from "./support/send";
import { expect, signInOn, test, withAndWithoutScript } from "./support/story";

const NEW = "four quiet kettles hum at noon";
const PAGE = "/login?returnTo=/account/password";

async function change(page: Page, current: string, fresh: string): Promise<void> {
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password").fill(fresh);
  await page.getByRole("button", { name: "Change password" }).click();
}

async function sessionToken(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === "sallyport")?.value ?? "";
}

const statusOf = async (cookie: string) =>
  (await send("/api/v1/me", { headers: [bearing(cookie)] })).status;

withAndWithoutScript(() => {
  test("a password is changed by who knows the old one, and every other session ends", async ({
    page,
  }) => {
    const person = await newAccount();
    const other = await sessionOf(person);
    await signInOn(page, person, PAGE);
    await change(page, "seven green windmills over sand", NEW);
    await expect(page.getByText("This is not your password.")).toBeVisible();
    expect(await page.content()).not.toContain(NEW);
    await change(page, person.password, person.password);
    await expect(page.getByText("This is the password you have now.")).toBeVisible();
    const before = await sessionToken(page);

    await change(page, person.password, NEW);
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await expect(page.getByLabel("New password")).toHaveValue("");
    expect(await sessionToken(page)).not.toBe(before);
    expect(await statusOf(other)).toBe(401);
    const mail = await latestMailTo(person.email, { subject: /^Your password was changed$/ });
    expect(mail.links.some((link) => link.includes("/not-me?token="))).toBe(true);
    expect((await signIn(person)).status).toBe(401);
    expect((await signIn({ ...person, password: NEW })).status).toBe(200);
  });

  test("a second factor that was proved too long ago is asked for, too", async ({ page }) => {
    const person = await newProtected();
    await signInOn(page, person, PAGE);
    await expect(page.getByLabel("Current password")).toBeVisible();
    await expect(page.getByLabel("Authentication code")).toHaveCount(0);
    await makeStale(person.email);
    await page.reload();
    await page.getByLabel("Authentication code").fill(takeBackupCode(person));
    await change(page, person.password, NEW);
    await expect(page.getByText("Your password is changed.")).toBeVisible();
  });
});

test("a program changes it under the same rules, and goes on with a new cookie", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const { password: currentPassword } = person;
  const put = (body: object) => callAs(cookie, "/auth/change-password", body);
  expect((await put({ newPassword: NEW })).json().code).toBe("MISSING_PASSWORD");
  for (const wrong of [{ currentPassword: [currentPassword] }, { password: currentPassword }]) {
    expect((await put({ ...wrong, newPassword: NEW })).status).toBe(422);
  }
  const common = await put({ currentPassword, newPassword: "passwordpassword" });
  expect(common.json<{ fields: object }>().fields).toHaveProperty("newPassword");
  const changed = await put({ currentPassword, newPassword: NEW });
  expect(changed.status).toBe(200);
  expect(changed.json()).toEqual({ changedAt: expect.any(String) });
  expect(await statusOf(cookie)).toBe(401);
  expect(await statusOf(changed.cookies.join("; "))).toBe(200);
  expect(await countEvents(person.email, "password.changed")).toBe(1);
});
