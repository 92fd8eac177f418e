import type { Page } from "@playwright/test";
import { openEmbedded } from "@/scripts/database/embedded";
import { testDataFolder } from "@/scripts/testing/settings";
import { newAccount, sessionOf } from "./support/accounts";
import { bearing } from "./support/api";
import { row, rows } from "./support/database";
import { cookieOf, endBySql, endOn, expectToLeave, untilLive } from "./support/live";
import type { Person } from "./support/people";
import { startSecondInstance } from "./support/second-instance";
import { type Header, send } from "./support/send";
import { expect, expectSignedIn, signInOn, test } from "./support/story";

async function openAccount(page: Page): Promise<Person> {
  const person = await newAccount();
  await untilLive(page, () => signInOn(page, person));
  await expectSignedIn(page);
  return person;
}

test("a session ended on another instance takes its page to sign-in, and back to where it was", async ({
  page,
  context,
  instances: [, second],
}) => {
  const person = await openAccount(page);
  await untilLive(page, () => page.goto("/account/devices"));
  const cookie = await cookieOf(context);
  await expectToLeave([page], () => endOn(second, cookie));
  await signInOn(page, person, page.url());
  await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
});

test("it is the same however it ends: by SQL, unused, by its time, with its account", async ({
  browser,
}) => {
  const ends = [
    endBySql,
    (email: string) =>
      row(
        `update session set idle_seconds = extract(epoch from now() - last_active_at) + 1
           from "user" u where u.id = user_id and u.email = $1 returning session.id`,
        [email],
      ),
    (email: string) =>
      row(
        `update session set expires_at = now() from "user" u
          where u.id = user_id and u.email = $1 returning session.id`,
        [email],
      ),
    (email: string) =>
      row(`update "user" set disabled_at = now() where email = $1 returning id`, [email]),
  ];
  for (const end of ends) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const { email } = await openAccount(page);
    await expectToLeave([page], () => end(email));
    await context.close();
  }
});

test("nothing signed-in comes back by going back", async ({ page }) => {
  const { email } = await openAccount(page);
  await untilLive(page, () => page.getByRole("link", { name: "Devices" }).click());
  await expectToLeave([page], () => endBySql(email));
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("the overview counts sessions that begin and end elsewhere, without a reload", async ({
  page,
  instances: [, second],
}) => {
  const person = await openAccount(page);
  await expect(page.getByText("Only this one")).toBeVisible();
  await page.evaluate(() => document.body.setAttribute("data-mark", "same document"));
  const cookie = await sessionOf(person);
  await expect(page.getByText("2 sessions")).toBeVisible();
  await endOn(second, cookie);
  await expect(page.getByText("Only this one")).toBeVisible();
  await expect(page.locator("body")).toHaveAttribute("data-mark", "same document");
});

test("a sign-out here has its own words, and the other tabs leave too", async ({
  page,
  context,
}) => {
  await openAccount(page);
  const tab = await context.newPage();
  await untilLive(tab, () => tab.goto("/account"));
  await expectToLeave([tab], () => page.getByRole("button", { name: "Sign out" }).click());
  await expect(page.getByText("You are signed out.")).toBeVisible();
});

test("eight tabs share one stream, and all of them leave", async ({ page, context }) => {
  let open = 0;
  const isStream = (url: string) => url.includes("/account/live");
  context.on("request", (request) => isStream(request.url()) && open++);
  context.on("requestfinished", (request) => isStream(request.url()) && open--);
  context.on("requestfailed", (request) => isStream(request.url()) && open--);
  const { email } = await openAccount(page);
  const tabs = [page];
  while (tabs.length < 8) {
    const tab = await context.newPage();
    await untilLive(tab, () => tab.goto("/account"));
    await expectSignedIn(tab);
    tabs.push(tab);
  }
  await expect.poll(() => open).toBe(1);

  const taken = context.waitForEvent("response", (answer) => isStream(answer.url()));
  await tabs.pop()?.close();
  await taken;
  await expectToLeave(tabs, () => endBySql(email));
});

test("what happens while the app's ear is cut off is told when it hears again", async ({
  page,
}) => {
  const { email } = await openAccount(page);
  const server = await openEmbedded(testDataFolder());
  const cut = await rows(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sallyport listening'`,
    [],
    server.superuserUrl,
  );
  expect(cut.length).toBeGreaterThan(0);
  await expectToLeave([page], () => endBySql(email));
  await server.release();
});

test("where streams are held back, the page asks instead", async ({ page }) => {
  await page.route("**/account/live*", async (route) => {
    const isStream = route.request().headers().accept?.includes("text/event-stream");
    if (!isStream) await route.continue();
  });
  const person = await newAccount();
  const asked = page.waitForResponse((answer) => answer.url().includes("/account/live"));
  await signInOn(page, person);
  await asked;
  await sessionOf(person);
  await expect(page.getByText("2 sessions")).toBeVisible();
});

test("an app that stops does not wait for open streams", async ({ page }) => {
  const cookie = await sessionOf(await newAccount());
  const third = await startSecondInstance();
  const stream = await fetch(`http://localhost:${third.port}/account/live`, {
    headers: { cookie, accept: "text/event-stream" },
  });
  const began = Date.now();
  await third.stop();
  expect(Date.now() - began).toBeLessThan(4_000);
  expect(await stream.text()).toMatch(/^retry: \d+\nevent: sessions\ndata: \S+\n\n$/);
  expect(page).toBeTruthy();
});

test("the stream is for whoever is signed in, for the session that is asked about", async () => {
  const person = await newAccount();
  const [cookie, another] = [await sessionOf(person), await sessionOf(person)];
  const me = await send("/api/v1/me", { headers: [bearing(another)] });
  const { session } = me.json<{ session: { id: string } }>();
  const accept = ["Accept", "text/event-stream"] as const;
  for (const [path, headers] of [
    ["/account/live", []],
    ["/account/live", [["Cookie", "sallyport=x"]]],
    [`/account/live?session=${session.id}`, [bearing(cookie)]],
    ["/account/live?session=", [bearing(cookie)]],
  ] as const) {
    for (const extra of [[], [accept]]) {
      const answer = await send(path, { headers: [...headers, ...extra].map((h) => [...h]) });
      expect(answer.status).toBe(401);
      expect(answer.json().code).toBe("UNAUTHENTICATED");
    }
  }
  const headers = [bearing(cookie)];
  const foreign = [...headers, ["Sec-Fetch-Site", "same-site"] as Header];
  expect((await send("/account/live", { headers: foreign })).json().code).toBe("ORIGIN_REJECTED");
  const once = await send("/account/live", { headers });
  expect(once.json()).toEqual({ sessionsMark: expect.stringMatching(/^2-/) });
  expect(
    (await send("/account/live", { method: "HEAD", headers: [...headers, [...accept]] })).text,
  ).toBe("");
  expect((await send("/account/live", { method: "POST", headers })).status).toBe(405);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the next step leads to sign-in and says why", async ({ page }) => {
    const person = await newAccount();
    await signInOn(page, person);
    await expectSignedIn(page);
    await endBySql(person.email);
    await page.getByRole("link", { name: "Devices" }).click();
    await expect(page.getByText("You were signed out. This session was ended")).toBeVisible();
    await signInOn(page, person, page.url());
    await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
  });
});
