import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, sessionOf } from "./support/accounts";
import { bearing } from "./support/api";
import { countEvents, standingOf } from "./support/database";
import { filledForm } from "./support/forms";
import type { Person } from "./support/people";
import { send } from "./support/send";
import {
  expect,
  expectSignedIn,
  signInOn,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";

const NEW = "four quiet kettles hum at noon";

const heading = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

const press = (page: Page) => page.getByRole("button", { name: "This wasn't me" }).click();

/** Somebody at home in one browser, whose account was opened in another just now. */
async function aStrangeSignIn() {
  const person = await newAccount();
  const own = await sessionOf(person);
  const strange = await sessionOf(person);
  const { links, html } = await latestMailTo(person.email, { subject: /^New sign-in/ });
  const link = links.find((each) => each.includes("/not-me?")) ?? "";
  expect(html).toContain(link);
  return { person, own, strange, link };
}

const pathOf = (link: string) => link.slice(new URL(link).origin.length);

const statusOf = async (cookie: string) =>
  (await send("/api/v1/me", { headers: [bearing(cookie)] })).status;

async function setNewPassword(page: Page, { email }: Person): Promise<void> {
  const { links } = await latestMailTo(email, { subject: /^Set a new password$/ });
  await page.goto(links[0] ?? "");
  await page.getByLabel("New password").fill(NEW);
  await page.getByRole("button", { name: "Set new password" }).click();
}

withAndWithoutScript(() => {
  test("one press ends the sign-in and bars the password, and a mail leads back in", async ({
    page,
    javaScriptEnabled,
  }) => {
    const { person, own, strange, link } = await aStrangeSignIn();
    const before = await standingOf(person.email);
    const opened = await page.goto(link);
    expect(opened?.headers()["referrer-policy"]).toBe("strict-origin");
    await heading(page, "Wasn’t it you?");
    await expect(page.getByText("Your password opens nothing any more")).toBeVisible();
    if (javaScriptEnabled) await expect(page).toHaveURL("/not-me");
    expect(await standingOf(person.email)).toEqual(before);

    await press(page);
    await heading(page, "That is ended");
    expect(await statusOf(strange)).toBe(401);
    expect(await statusOf(own)).toBe(200);

    await page.goto("/login");
    await submitSignIn(page, person);
    await expect(page.getByText("do not belong together")).toBeVisible();
    const told = await latestMailTo(person.email, { subject: /^Set a new password$/, skip: 3 });
    expect(told.text).toContain("Someone entered your old password");

    await setNewPassword(page, person);
    await expect(page.getByText("Your new password is set.")).toBeVisible();
    expect(await statusOf(own)).toBe(401);
    await submitSignIn(page, { ...person, password: NEW });
    await expectSignedIn(page);

    await page.goto(link);
    await heading(page, "This link was used already");
    await page.getByRole("link", { name: "Send a new link" }).click();
    await heading(page, "Forgot your password?");
  });

  test("a link that is cut, or was sent to somebody else, is refused with a way on", async ({
    page,
  }) => {
    const { person, link } = await aStrangeSignIn();
    const before = await standingOf(person.email);
    await page.goto(link.slice(0, -1));
    await heading(page, "This link does not work");
    await page.getByRole("link", { name: "Set a new password" }).click();
    await heading(page, "Forgot your password?");

    await signInOn(page, await newAccount());
    await expectSignedIn(page);
    await page.goto(link);
    await heading(page, "This link is somebody else’s");
    expect(await standingOf(person.email)).toEqual(before);
  });
});

test("of twenty presses at once one counts, without script and from everywhere", async () => {
  const { person, link } = await aStrangeSignIn();
  const presses = await Promise.all(Array.from({ length: 20 }, () => filledForm(pathOf(link), [])));
  const answers = await Promise.all(presses.map((run) => run()));
  const places = answers.map(({ headers }) => String(headers.location));
  expect(places.filter((place) => place.endsWith("notice=done"))).toHaveLength(1);
  expect(places.filter((place) => place.endsWith("notice=used"))).toHaveLength(19);
  expect(await countEvents(person.email, "account.disowned")).toBe(1);
  expect(await countEvents(person.email, "password.reset_link_made")).toBe(1);
});
