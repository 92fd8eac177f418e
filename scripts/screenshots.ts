import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { RequestContext } from "@/lib/audit/context";
import { randomToken } from "@/lib/platform/random";
import { openEmbedded } from "./database/embedded";
import { migrate } from "./database/migrate";
import { withClient } from "./database/with-client";
import { buildApp } from "./support/build";
import { generateClient } from "./support/generate";
import { fromRoot } from "./support/paths";
import { freePort } from "./support/ports";
import { serve, waitUntilReady } from "./support/serve";
import { servingEnvironment } from "./support/settings";
import { findChromium } from "./testing/chromium";
import {
  dropDisposable,
  makeDisposable,
  sweepDisposables,
  withDatabaseName,
} from "./testing/disposable";

const FOLDER = fromRoot("docs/pictures");
const DATA_FOLDER = fromRoot(".data/pictures");
const PERSON = {
  name: "Robin Moore",
  email: "robin@example.com",
  password: "seven otters juggle lanterns",
};

const LAPTOP = {
  browserToken: randomToken(),
  address: "203.0.113.24",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
};
const PHONE = {
  browserToken: randomToken(),
  address: "2001:db8:77::9",
  userAgent:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
};

const cleanUp: (() => Promise<unknown>)[] = [];
try {
  await takePictures();
} finally {
  for (const undo of cleanUp.reverse()) await undo();
}
process.exit();

/** Pictures of the production build, on a database made for them and dropped after. */
async function takePictures(): Promise<void> {
  await generateClient();
  const server = await openEmbedded(DATA_FOLDER);
  cleanUp.push(server.release);
  await sweepDisposables(server.superuserUrl);
  const database = await makeDisposable(server.superuserUrl);
  cleanUp.push(() => dropDisposable(server.superuserUrl, database));
  const databaseUrl = withDatabaseName(server.databaseUrl, database);
  await migrate({
    databaseUrl,
    migrateDatabaseUrl: withDatabaseName(server.migrateDatabaseUrl, database),
  });

  const port = await freePort();
  const env = servingEnvironment(
    { databaseUrl, secret: server.secret },
    {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: DATA_FOLDER,
      // The pictures show addresses of the range for documentation.
      TRUST_PROXY: "1",
      LOG_LEVEL: "warn",
    },
  );
  await buildApp();
  const serving = serve("start", env);
  cleanUp.push(serving.stop);
  await waitUntilReady(serving, port);

  Object.assign(process.env, env);
  await livePast(withDatabaseName(server.superuserUrl, database));

  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  cleanUp.push(() => browser.close());
  mkdirSync(FOLDER, { recursive: true });
  await visit(browser, env.SALLYPORT_URL ?? "");
}

async function visit(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 880 },
    extraHTTPHeaders: { "X-Forwarded-For": LAPTOP.address },
  });
  const page = await context.newPage();
  await page.goto("/login", { waitUntil: "networkidle" });
  await photograph(page, "sign-in");

  await page.getByLabel("Email").fill(PERSON.email);
  await page.getByLabel("Password", { exact: true }).fill(PERSON.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("/account");
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  // Not for an idle network: a signed-in page keeps a stream open.
  await page.evaluate(() => document.fonts.ready);
  await photograph(page, "account");
  await context.close();
}

async function photograph(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${FOLDER}/${name}-${colorScheme}.png` });
  }
}

/** Six weeks of an account, through the functions that pages and API call. */
async function livePast(superuserUrl: string): Promise<void> {
  const { closeDatabase, database } = await import("@/lib/platform/database");
  const { createUser } = await import("@/lib/users/create-user");
  const { signInWithPassword } = await import("@/lib/sign-in/sign-in-with-password");
  const at = (device: typeof LAPTOP): RequestContext => ({
    ...device,
    requestId: crypto.randomUUID(),
  });
  const signIn = (device: typeof LAPTOP, { password = PERSON.password, remember = true } = {}) =>
    signInWithPassword(database(), { email: PERSON.email, password, remember }, at(device));
  const passes = (interval: string) => letTimePass(superuserUrl, interval);
  try {
    await createUser(database(), { ...PERSON, role: "USER" }, at(LAPTOP));
    await passes("39 days");
    await signIn(PHONE, { remember: false });
    await passes("3 days");
    await signIn(LAPTOP);
    await passes("22 hours");
    await signIn(PHONE, { password: "seven otters juggle lantern" });
    await signIn(PHONE);
    await passes("5 hours");
  } finally {
    await closeDatabase();
  }
}

/** Moves everything that has happened into the past. No role of the app may: the log is append-only. */
function letTimePass(superuserUrl: string, interval: string): Promise<unknown> {
  return withClient(superuserUrl, async (superuser) => {
    await superuser.query("set session_replication_role = replica");
    for (const [table, columns] of Object.entries({
      audit_event: ["occurred_at"],
      user: ["created_at", "email_verified_at", "password_changed_at"],
      session: ["created_at", "authenticated_at", "last_active_at", "expires_at"],
      device: ["first_seen_at", "last_seen_at"],
    })) {
      const moved = columns.map((column) => `"${column}" = "${column}" - interval '${interval}'`);
      await superuser.query(`update "${table}" set ${moved.join(", ")}`);
    }
  });
}
