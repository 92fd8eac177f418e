import type { Page } from "@playwright/test";
import type { EmptyApp } from "./empty-app";
import { newPerson } from "./people";
import { turnOnTwoFactor } from "./two-factor";

/** The first admin of an app where nobody else is, with two-factor on. */
export async function firstAdminOn(page: Page, app: EmptyApp) {
  const admin = newPerson();
  await page.goto(await app.startOver());
  await page.getByLabel("Name").fill(admin.name);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Create admin account" }).click();
  return { ...admin, ...(await turnOnTwoFactor(page)) };
}
