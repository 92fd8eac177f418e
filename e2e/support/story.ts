import { test as base, expect as baseExpect, type Page } from "@playwright/test";
import { type EmptyApp, startEmptyApp } from "./empty-app";
import { isProtected, newAddress, type Person, type Protected, takeBackupCode } from "./people";
import { startSecondInstance } from "./second-instance";

type Story = {
  /** What the browser may complain of in this story; anything else fails it. */
  expectedComplaints: RegExp | null;
};

type Shared = {
  /** One for each process of the runner: the first link of another would belong to this one's database. */
  emptyApp: EmptyApp;
  /** The ports of two instances of the app on one database; all other stories use the first. */
  instances: [number, number];
};

/** Stories run beside each other, and often beside a build: an answer may take its time. */
const PATIENCE_MS = 20_000;
const LONGEST_STORY_MS = 120_000;

export const expect = baseExpect.configure({ timeout: PATIENCE_MS });

export const test = base.extend<Story, Shared>({
  emptyApp: [
    // biome-ignore lint/correctness/noEmptyPattern: the pattern names the fixtures it needs
    async ({}, use) => {
      const app = await startEmptyApp();
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: LONGEST_STORY_MS },
  ],
  instances: [
    // biome-ignore lint/correctness/noEmptyPattern: the pattern names the fixtures it needs
    async ({}, use) => {
      const second = await startSecondInstance();
      await use([Number(process.env.TEST_PORT), second.port]);
      await second.stop();
    },
    { scope: "worker", timeout: LONGEST_STORY_MS },
  ],
  expectedComplaints: [null, { option: true }],
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    await use({ ...extraHTTPHeaders, "X-Forwarded-For": newAddress() });
  },
  page: async ({ page, expectedComplaints }, use) => {
    const complaints: string[] = [];
    const complain = (text: string) => {
      if (!expectedComplaints?.test(text)) complaints.push(text);
    };
    page.on("console", (said) => said.type() === "error" && complain(said.text()));
    page.on("pageerror", (error) => complain(error.message));
    await use(page);
    expect(complaints, "what the browser complained of").toEqual([]);
  },
});

/** Tells a story twice: with script, and with none. */
export function withAndWithoutScript(tell: () => void): void {
  test.describe("with script", () => tell());
  test.describe("without script", () => {
    test.use({ javaScriptEnabled: false });
    tell();
  });
}

export async function fillSignIn(page: Page, person: Pick<Person, "email" | "password">) {
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
}

export async function signInOn(
  page: Page,
  person: Person | Protected,
  path = "/login",
): Promise<void> {
  await page.goto(path);
  await submitSignIn(page, person);
  if (isProtected(person)) await enterBackupCode(page, takeBackupCode(person));
}

/** The first step alone. */
export async function submitSignIn(page: Page, person: Person): Promise<void> {
  await fillSignIn(page, person);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export const expectAsked = (page: Page): Promise<void> =>
  expect(page.getByRole("heading", { level: 1, name: "One more step" })).toBeVisible();

/** The second step, by the code an authenticator shows. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Authentication code").fill(code);
  await page.getByRole("button", { name: "Verify" }).click();
}

/** The second step. The method used last comes first, so the field may be there already. */
export async function enterBackupCode(page: Page, code: string): Promise<void> {
  const field = page.getByLabel("Backup code");
  const link = page.getByRole("link", { name: "Use a backup code" });
  await expect(field.or(link)).toBeVisible();
  if (await link.isVisible()) await link.click();
  await field.fill(code);
  await page.getByRole("button", { name: "Verify" }).click();
}

export const expectSignedIn = (page: Page): Promise<void> =>
  expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

/** The browser loses its cookies. No page is open meanwhile: one that watches its session would complain. */
export async function loseCookies(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
}
