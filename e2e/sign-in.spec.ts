import type { Page } from "@playwright/test";
import { newAccount, newAdmin, sessionOf } from "./support/accounts";
import { bearing, cookiesOf, ownOrigin, readAs } from "./support/api";
import { takeBackupCode } from "./support/people";
import { send } from "./support/send";
import {
  enterBackupCode,
  expect,
  expectSignedIn,
  fillSignIn,
  loseCookies,
  signInOn,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";

const DAY_SECONDS = 24 * 3600;

async function sessionCookie(page: Page) {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === "sallyport");
}

const isAlive = async (token: string): Promise<boolean> =>
  (await send("/api/v1/me", { headers: [bearing(`sallyport=${token}`)] })).status === 200;

withAndWithoutScript(() => {
  test("a wrong password is answered with one sentence, the right one opens the account", async ({
    page,
  }) => {
    const person = await newAccount();
    await signInOn(page, { ...person, password: "seven green windmills over sand" });
    await expect(page.getByText("This email and password do not belong together.")).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(person.email);
    await expect(page.getByLabel("Password", { exact: true })).not.toHaveValue(person.password);

    await fillSignIn(page, person);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expectSignedIn(page);
    await expect(page.getByText(`Signed in as ${person.name}.`)).toBeVisible();
  });

  test("the session ends with the browser, unless one asked to be kept signed in", async ({
    page,
  }) => {
    const person = await newAccount();
    await signInOn(page, person);
    await expectSignedIn(page);
    const passing = await sessionCookie(page);
    expect(passing).toMatchObject({ expires: -1, httpOnly: true, sameSite: "Lax", path: "/" });

    await loseCookies(page);
    await page.goto("/login");
    await fillSignIn(page, person);
    await page.getByLabel("Keep me signed in").check();
    await page.getByRole("button", { name: "Sign in" }).click();
    await expectSignedIn(page);
    const seconds = ((await sessionCookie(page))?.expires ?? 0) - Date.now() / 1000;
    expect(seconds / DAY_SECONDS).toBeGreaterThan(29.9);
    expect(seconds / DAY_SECONDS).toBeLessThan(30.1);
  });

  test("one arrives where one was going", async ({ page }) => {
    const admin = await newAdmin();
    await page.goto("/admin/messages");
    await expect(page).toHaveURL("/login?returnTo=%2Fadmin%2Fmessages");
    await expect(page.getByText("Sign in to go on to the page you asked for.")).toBeVisible();
    await submitSignIn(page, admin);
    await enterBackupCode(page, takeBackupCode(admin));
    await expect(page).toHaveURL("/admin/messages");
    await expect(page.getByRole("heading", { level: 1, name: "Messages" })).toBeVisible();
  });

  test("signing out ends the session at once, and Back shows nothing of it", async ({ page }) => {
    const person = await newAccount();
    await signInOn(page, person);
    await expectSignedIn(page);
    const token = (await sessionCookie(page))?.value ?? "";
    expect(await isAlive(token)).toBe(true);

    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out.")).toBeVisible();
    expect(await sessionCookie(page)).toBeUndefined();
    expect(await isAlive(token)).toBe(false);

    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await expect(page.getByText(person.email)).toHaveCount(0);
  });

  test("signing in over another session ends that one", async ({ page }) => {
    const [first, second] = [await newAccount(), await newAccount()];
    await page.goto("/login");
    await fillSignIn(page, second);
    // Signed in as somebody else in another tab, while this form was open.
    const token = (await sessionOf(first)).match(/sallyport=([^;]+)/)?.[1] ?? "";
    await page.context().addCookies([{ name: "sallyport", value: token, url: page.url() }]);

    await page.getByRole("button", { name: "Sign in" }).click();
    await expectSignedIn(page);
    await expect(page.getByRole("banner").getByText(second.email)).toBeVisible();
    await expect(page.getByText(first.email)).toHaveCount(0);
    expect((await sessionCookie(page))?.value).not.toBe(token);
    expect(await isAlive(token)).toBe(false);
  });
});

test("next-auth's own addresses know the session, end it when asked, and leave other cookies alone", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const session = await send("/api/auth/session", { headers: [bearing(cookie)] });
  expect(session.json<{ user: unknown }>().user).toMatchObject({ email: person.email });
  expect(session.cookies.filter((line) => /^sallyport(-browser)?=/.test(line))).toEqual([]);

  const csrf = await send("/api/auth/csrf", { headers: [bearing(cookie)] });
  const { csrfToken } = csrf.json<{ csrfToken: string }>();
  const left = await send("/api/auth/signout", {
    method: "POST",
    headers: [
      ownOrigin(),
      bearing(`${cookie}; ${cookiesOf(csrf)}`),
      ["Content-Type", "application/x-www-form-urlencoded"],
    ],
    body: new URLSearchParams({ csrfToken }).toString(),
  });
  expect(left.cookies.map((line) => line.split(";", 2).join(";"))).toContain(
    "sallyport=; Max-Age=0",
  );
  expect(left.cookies.filter((line) => line.startsWith("sallyport-browser="))).toEqual([]);
  expect((await readAs(cookie, "/me")).status).toBe(401);
});
