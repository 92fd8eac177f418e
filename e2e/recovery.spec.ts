import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, newAdmin, newProtected, sessionOf } from "./support/accounts";
import { countEvents, row } from "./support/database";
import type { Person } from "./support/people";
import { beginRecovery, insertRecovery, linkIn, passTheWait } from "./support/recovery";
import {
  expect,
  expectAsked,
  expectSignedIn,
  loseCookies,
  signInOn,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";
import { expectState, turnOnByApi } from "./support/two-factor";

const NEW = "four quiet kettles hum at noon";

const heading = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

async function fillPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(password);
  await press(page, "Remove second factors");
}

async function finish(page: Page, person: Person): Promise<void> {
  await passTheWait(person);
  await page.goto(await linkIn(person, /^Your second factors can be removed now$/, "finish"));
  await heading(page, "Remove your second factors");
  await fillPassword(page, person.password);
  await expect(page.getByText("Your second factors are removed.")).toBeVisible();
}

async function setNewPassword(page: Page, { email }: Person, subject: RegExp): Promise<void> {
  const { links } = await latestMailTo(email, { subject });
  await page.goto(links.find((link) => link.includes("/reset-password?")) ?? "");
  await page.getByLabel("New password").fill(NEW);
  await press(page, "Set new password");
  await expect(page.getByText("Your new password is set.")).toBeVisible();
}

async function disown(page: Page, { email }: Person, subject: RegExp): Promise<void> {
  const { links } = await latestMailTo(email, { subject });
  await page.goto(links.find((link) => link.includes("/not-me?")) ?? "");
}

withAndWithoutScript(() => {
  test("who has lost everything gets in by password and mail, after the wait", async ({ page }) => {
    const person = await newProtected();
    await beginRecovery(page, person);
    await latestMailTo(person.email, { subject: /^Recovery of your account was requested$/ });

    await page.goto("/login");
    await submitSignIn(page, person);
    await page.getByRole("link", { name: "I have lost all of these" }).click();
    await heading(page, "A recovery is waiting");
    await expect(page.getByRole("button")).toHaveCount(0);

    await passTheWait(person);
    const link = await linkIn(person, /^Your second factors can be removed now$/, "finish");
    await page.reload();
    await heading(page, "The wait is over");
    await page.goto(link);
    await heading(page, "Remove your second factors");
    await fillPassword(page, "not it at all");
    await expect(page.getByText("This is not your password.")).toBeVisible();
    await fillPassword(page, person.password);
    await expect(page.getByText("Your second factors are removed.")).toBeVisible();
    await latestMailTo(person.email, { subject: /^Your second factors were removed$/ });

    await submitSignIn(page, person);
    await expectSignedIn(page);
    await page.goto("/account/two-factor");
    await expectState(page, "Off");

    await page.goto(link);
    await heading(page, "This link does not work");
  });

  test("the mail about it stops it, bars the password and leads to a new one", async ({ page }) => {
    const person = await newProtected();
    await beginRecovery(page, person);
    const link = await linkIn(person, /^Recovery of your account was requested$/, "stop");
    await loseCookies(page);
    await page.goto(link);
    await heading(page, "Stop the recovery?");
    expect(await countEvents(person.email, "recovery.stopped")).toBe(0);
    await press(page, "Stop the recovery");
    await heading(page, "The recovery is stopped");
    await page.goto(link);
    await heading(page, "This recovery is over");

    await page.goto("/login");
    await submitSignIn(page, person);
    await expect(page.getByText("do not belong together")).toBeVisible();
    // Of two links the newer one works: who types a barred password has one mailed, too.
    await latestMailTo(person.email, { subject: /^The recovery of your account was stopped$/ });
    await setNewPassword(page, person, /^Set a new password$/);
    await submitSignIn(page, { ...person, password: NEW });
    await expectAsked(page);
  });

  test("whoever is signed in sees it on every page, and stops it there", async ({ page }) => {
    const person = await newProtected();
    await signInOn(page, person);
    await expectSignedIn(page);
    await insertRecovery(person);
    await page.goto("/account/sessions");
    const banner = page.getByRole("complementary", { name: "Recovery of your account" });
    await expect(banner).toContainText("Your second factors can be removed from");
    await banner.getByRole("button", { name: "Not me: stop it" }).click();
    await expect(page.getByText("The recovery is stopped.")).toBeVisible();
    await expect(banner).toHaveCount(0);
    await setNewPassword(page, person, /^The recovery of your account was stopped$/);
  });

  test("an owner locked out by two-factor that a stranger turned on comes back", async ({
    page,
  }) => {
    const person = await newAccount();
    await turnOnByApi(await sessionOf(person));
    await row(
      `update "user" set two_factor_since = now() - interval '4 days' where email = $1 returning id`,
      [person.email],
    );
    await disown(page, person, /^Two-factor is on$/);
    await press(page, "This wasn't me");
    await heading(page, "That is ended");
    await setNewPassword(page, person, /^Set a new password$/);

    const owner = { ...person, password: NEW };
    await submitSignIn(page, owner);
    await expectAsked(page);
    await beginRecovery(page, owner);
    await finish(page, owner);
    await submitSignIn(page, owner);
    await expectSignedIn(page);
  });
});

test("said within days that it was not them, a stranger’s two-factor goes at once", async ({
  page,
}) => {
  const person = await newAccount();
  await turnOnByApi(await sessionOf(person));
  await disown(page, person, /^Two-factor is on$/);
  await expect(page.getByText("Two-factor, which was turned on there")).toBeVisible();
  await press(page, "This wasn't me");
  await heading(page, "That is ended");
  await setNewPassword(page, person, /^Set a new password$/);
  await submitSignIn(page, { ...person, password: NEW });
  await expectSignedIn(page);
});

test("admins get the same answer, and a mail that says who can help them", async ({ page }) => {
  const admin = await newAdmin();
  await page.goto("/login");
  await submitSignIn(page, admin);
  await page.getByRole("link", { name: "I have lost all of these" }).click();
  await press(page, "Email me a link");
  await expect(page.getByText("If your account can be recovered this way")).toBeVisible();
  const { links } = await latestMailTo(admin.email, { subject: /not offered to admins$/ });
  expect(links.filter((link) => link.includes("/recover/"))).toEqual([]);
});

test("without a sign-in under way, or a link, the pages say what to do", async ({ page }) => {
  await page.goto("/recover");
  await heading(page, "Lost every second factor?");
  await page.getByRole("link", { name: "Sign in" }).click();
  await heading(page, "Sign in");
  for (const path of ["start", "finish", "stop"]) {
    for (const query of ["", `?token=${"A".repeat(43)}`, "?token=%00", "?notice=__proto__"]) {
      await page.goto(`/recover/${path}${query}`);
      await heading(page, "This link does not work");
    }
  }
});
