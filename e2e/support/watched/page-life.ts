import type { Page } from "@playwright/test";
import type { Person } from "../people";
import { expect, expectSignedIn, signOut, submitSignIn } from "../story";
import type { WatchedApp } from "./app";
import { verificationOf } from "./received";
import { newDigits, newPassword } from "./story";

export type Life = { page: Page; watched: WatchedApp; person: Person };

export const TWO_FACTOR = "/account/two-factor";
export const REFUSED = "This code was not accepted.";

export const press = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).click();

export async function enterNewAccount(page: Page, person: Person, button: string): Promise<void> {
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await press(page, button);
}

export async function registers({ page, watched, person }: Life): Promise<void> {
  const { plants } = watched;
  await page.goto("/register");
  await enterNewAccount(page, person, "Create account");
  const { link, token } = await verificationOf(watched, person);
  const showing = { on: "/verify-email", inAddress: true } as const;
  plants.plantCarried("mail", "verification link", token, showing);
  await page.getByLabel("Verification code").fill(plants.plant("wrong mail code", newDigits()));
  await press(page, "Verify email");
  await expect(page.getByText(REFUSED)).toBeVisible();
  await page.goto(link.href);
  await press(page, "Verify email");
  await expectSignedIn(page);
}

export async function mistypesPassword({ page, watched, person }: Life): Promise<void> {
  await page.goto("/login");
  const password = watched.plants.plant("wrong password", newPassword());
  await submitSignIn(page, { ...person, password });
  await expect(page.getByText("do not belong together")).toBeVisible();
  await submitSignIn(page, person);
  await expectSignedIn(page);
}

/** Once more, as far as the password. */
export async function signsIn({ page, person }: Life): Promise<void> {
  await page.goto("/account");
  await signOut(page);
  await submitSignIn(page, person);
}

const PLACES = [
  ...[
    "/account",
    TWO_FACTOR,
    "/account/devices",
    "/admin/messages",
    "/admin/api-keys",
    "/confirm",
    "/api/docs",
  ],
  ...["/login", "/login/verify", "/register", "/verify-email", "/setup", "/"],
  ...["/api/v1/me", "/api/v1/devices", "/api/v1/mfa/status", "/api/auth/session", "/api/metrics"],
];

/** Everything there is to see, as documents and as data; the answers are on the wire. */
export async function looksAround({ page }: Life): Promise<void> {
  await page.reload();
  // A connection that nobody used for seconds may close in the moment it is used again.
  const get = (path: string, headers?: Record<string, string>) =>
    page.request.get(path, { headers, maxRetries: 3 });
  const visits = PLACES.flatMap((path) => [
    get(path),
    ...(path.startsWith("/api") ? [] : [get(path, { RSC: "1" })]),
  ]);
  const statuses = (await Promise.all(visits)).map((answer) => answer.status());
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
}

/** What the browser holds of the app when a life is over. */
export async function expectNothingKept(page: Page): Promise<void> {
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie.replace(/^time-zone=[^;]*$/, ""),
  }));
  const nothing = { local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookies: "" };
  expect(kept).toEqual(nothing);
}
