import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { step } from "./bootstrap/progress.mjs";
import { openEmbedded } from "./database/embedded";
import { migrate } from "./database/migrate";
import { type Cast, prepareDemo } from "./demo/prepare";
import { buildApp } from "./support/build";
import { fromRoot } from "./support/paths";
import { freePort } from "./support/ports";
import { serve, waitUntilReady } from "./support/serve";
import { servingEnvironment } from "./support/settings";
import { findChromium } from "./testing/chromium";
import { totpCode } from "./testing/totp";

const FOLDER = fromRoot("docs/pictures");
const DATA_FOLDER = fromRoot(".data/demo");

const cleanUp: (() => Promise<unknown>)[] = [];
try {
  await takePictures();
} finally {
  for (const undo of cleanUp.reverse()) await undo();
}
process.exit();

/** Pictures of the production build, with the people of the demo in it. */
async function takePictures(): Promise<void> {
  process.env.DATA_DIR = DATA_FOLDER;
  const cast = await step("People and their last ninety days", () => prepareDemo(DATA_FOLDER));
  const server = await openEmbedded(DATA_FOLDER);
  cleanUp.push(server.release);
  await migrate(server);
  const port = await freePort();
  const env = servingEnvironment(server, {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    PORT: String(port),
    DATA_DIR: DATA_FOLDER,
    LOG_LEVEL: "warn",
  });
  await buildApp();
  const serving = serve("start", env);
  cleanUp.push(serving.stop);
  await waitUntilReady(serving, port);

  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  cleanUp.push(() => browser.close());
  mkdirSync(FOLDER, { recursive: true });
  const url = env.SALLYPORT_URL ?? "";
  await visit(browser, url, cast, "robin@example.com", {
    "sign-in": "/login",
    account: "/account",
  });
  await visit(browser, url, cast, "ada@example.com", {
    admin: "/admin",
    people: "/admin/users",
  });
}

/** One person's pages, each by the name of its picture; the page to sign in on comes first. */
async function visit(
  browser: Browser,
  url: string,
  { password, known }: Cast,
  email: string,
  pages: Record<string, string>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 880 },
  });
  const page = await context.newPage();
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    if (path === "/login") await photograph(page, name);
    if (new URL(page.url()).pathname === "/login") {
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      const secret = known.find((person) => person.email === email)?.secret;
      if (secret) {
        await page.getByLabel("Authentication code").fill(totpCode(secret));
        await page.getByRole("button", { name: "Verify" }).click();
      }
      await page.getByRole("button", { name: "Sign out" }).first().waitFor();
    }
    if (path !== "/login") await photograph(page, name);
  }
  await context.close();
}

async function photograph(page: Page, name: string): Promise<void> {
  // Not for an idle network: a signed-in page keeps a stream open.
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${FOLDER}/${name}-${colorScheme}.png` });
  }
}
