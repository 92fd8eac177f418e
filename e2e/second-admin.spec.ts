import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import type { EmptyApp } from "./support/empty-app";
import { asMember, newMember, newProtectedMember } from "./support/members";
import { newAddress, type Protected, takeBackupCode } from "./support/people";
import { send } from "./support/send";
import { enterBackupCode, expect, submitSignIn, test, withAndWithoutScript } from "./support/story";

const strict = { resetTwoFactor: true, makeAdmin: true, stopHours: 24 };
const reason = "They called: the phone is lost";
/** Due requests are looked for once a minute. */
const JOBS_MS = 90_000;

type Request = { ending: string | null; approved: boolean };

async function cast(app: EmptyApp) {
  await app.startOver();
  const one = await newProtectedMember(app, "ADMIN");
  const two = await newProtectedMember(app, "ADMIN");
  const person = await newProtectedMember(app);
  await app.changePolicy("secondAdmin", strict);
  const [row] = await app.rows<{ id: string }>(`select id from "user" where email = $1`, [
    person.email,
  ]);
  return { one, two, person, id: row?.id ?? "" };
}

const requests = (app: EmptyApp) =>
  app.rows<Request>(
    `select ending::text, approved_at is not null as approved from admin_request order by id`,
    [],
  );

const passTime = (app: EmptyApp) =>
  app.rows(`update admin_request set not_before = now() - interval '1 second'`, []);

async function open(page: Page, app: EmptyApp, person: Protected, path: string): Promise<void> {
  await page.goto(`${app.url}/login?returnTo=${encodeURIComponent(path)}`);
  await submitSignIn(page, person);
  await enterBackupCode(page, takeBackupCode(person));
  await page.waitForURL(`**${path}`);
}

async function anotherPage(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const headers = { "X-Forwarded-For": newAddress() };
  const context = await browser.newContext({ javaScriptEnabled, extraHTTPHeaders: headers });
  return context.newPage();
}

async function act(page: Page, name: string, why = reason): Promise<void> {
  const form = page.locator("details", {
    has: page.locator("summary", { hasText: new RegExp(`^${name}$`) }),
  });
  await form.locator("summary").click();
  await form.getByLabel("Reason").fill(why);
  await form.getByRole("button", { name, exact: true }).click();
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** As the mail has it, which waits at /admin/messages where there is no server. */
async function mailedLink(page: Page, app: EmptyApp): Promise<string> {
  await page.goto(`${app.url}/admin/messages`);
  await expect(page.getByText("An admin asked to reset your two-factor").first()).toBeVisible();
  const [link] = (await page.content()).match(/http[^"\s<]+\/stop-request\?token=[\w-]+/) ?? [];
  if (!link) throw new Error("No link was mailed.");
  return link;
}

withAndWithoutScript(() => {
  test("asked for, stopped by the mailed link; asked for again, approved by another, and done", async ({
    page,
    browser,
    javaScriptEnabled,
    emptyApp: app,
  }, story) => {
    story.setTimeout(2 * JOBS_MS + 120_000);
    const { one, two, person, id } = await cast(app);
    const path = `/admin/users/${id}`;
    await open(page, app, one, path);
    await act(page, "Reset two-factor");
    await expect(page.getByText("Another admin has to approve this")).toBeVisible();
    const card = page.getByRole("region", { name: "Reset two-factor: Ada Vale" });
    await expect(card).toContainText(`By ${one.email}: “${reason}”`);
    await expect(card.getByText("Withdraw", { exact: true }).first()).toBeVisible();
    await expect(card.getByText("Approve", { exact: true })).toHaveCount(0);
    await expect(page.locator("summary", { hasText: /^Reset two-factor$/ })).toHaveCount(0);

    const link = await mailedLink(page, app);
    const theirs = await anotherPage(browser, javaScriptEnabled);
    for (let look = 0; look < 2; look++) {
      await theirs.goto(link);
      await expect(heading(theirs, "Stop what an admin asked for?")).toBeVisible();
    }
    expect(await requests(app)).toEqual([{ ending: null, approved: false }]);
    await theirs.getByRole("button", { name: "Stop this" }).click();
    await expect(heading(theirs, "It is stopped")).toBeVisible();
    await theirs.goto(link);
    await expect(heading(theirs, "This is stopped already")).toBeVisible();
    await page.goto(`${app.url}/admin/requests`);
    await expect(page.getByText("Nothing waits for approval")).toBeVisible();
    await expect(page.getByText("Stopped by the person")).toBeVisible();

    await page.goto(`${app.url}${path}`);
    await act(page, "Reset two-factor");
    await expect(page.getByText("Another admin has to approve this")).toBeVisible();
    await open(theirs, app, person, "/account");
    const banner = theirs.getByRole("complementary", { name: "Asked for by an admin" });
    await expect(banner).toContainText("An admin asked to reset your two-factor");
    await expect(banner.getByRole("button", { name: "Stop this" })).toBeVisible();
    await theirs.goto("about:blank");

    const second = await anotherPage(browser, javaScriptEnabled);
    await open(second, app, two, "/admin/requests");
    await expect(
      second.getByRole("link", { name: /^Requests\s*, 1 waits$/ }).first(),
    ).toBeAttached();
    await act(second, "Approve", "I called them back");
    await expect(second.getByText("Approved. It is done when")).toBeVisible();
    await expect(second.getByText("“I called them back”")).toBeVisible();
    await passTime(app);
    await expect
      .poll(async () => (await requests(app)).at(-1)?.ending, { timeout: JOBS_MS })
      .toBe("CARRIED_OUT");
    await second.reload();
    await expect(second.getByText("Done", { exact: true })).toBeVisible();
    const [row] = await app.rows(`select two_factor_since from "user" where id = $1`, [id]);
    expect(row).toEqual({ two_factor_since: null });
    await theirs.context().close();
    await second.context().close();
  });

  test("the person stops it on the banner, and the admin who asked takes it back", async ({
    page,
    browser,
    javaScriptEnabled,
    emptyApp: app,
  }) => {
    const { one, person, id } = await cast(app);
    await open(page, app, one, `/admin/users/${id}`);
    await act(page, "Make admin");
    const theirs = await anotherPage(browser, javaScriptEnabled);
    await open(theirs, app, person, "/account");
    await theirs.getByRole("button", { name: "Stop this" }).click();
    await expect(theirs.getByText("It is stopped, and nothing was changed.")).toBeVisible();
    await expect(theirs.getByRole("button", { name: "Stop this" })).toHaveCount(0);
    await theirs.context().close();

    await page.goto(`${app.url}/admin/users/${id}`);
    await act(page, "Make admin");
    await act(page, "Withdraw", "My mistake");
    await expect(page.getByText("The request is withdrawn.")).toBeVisible();
    expect((await requests(app)).map(({ ending }) => ending)).toEqual(["STOPPED", "WITHDRAWN"]);
  });
});

test.describe("for everybody", () => {
  // A page whose cookies are taken away may be asking for news of its session at that moment.
  test.use({ expectedComplaints: /status of (401|404)/ });

  test("the pages can be used by everybody, and are there for admins alone", async ({
    page,
    emptyApp: app,
  }) => {
    const { one, two, person, id } = await cast(app);
    await open(page, app, one, "/admin/requests");
    await expectAccessible(page);
    await page.goto(`${app.url}/admin/users/${id}`);
    await act(page, "Reset two-factor");
    await expectAccessible(page);
    const link = await mailedLink(page, app);
    await page.goto("about:blank");
    await page.context().clearCookies();
    await page.goto(link);
    await expect(heading(page, "Stop what an admin asked for?")).toBeVisible();
    await expectAccessible(page);
    await open(page, app, two, "/admin/requests");
    await expectAccessible(page);

    const eve = await newMember(app);
    const plain = await asMember(app, eve);
    const page404 = await send("/admin/requests", { base: app.url, headers: [plain] });
    expect(page404.status).toBe(404);
    for (const headers of [[], [plain]]) {
      for (const asData of [[], [["RSC", "1"] as [string, string]]]) {
        const answer = await send("/admin/requests?_rsc=1", {
          base: app.url,
          headers: [...headers, ...asData],
          from: newAddress(),
        });
        expect(answer.text).not.toContain(person.email);
        expect(answer.text).not.toContain(reason);
      }
    }
  });
});
