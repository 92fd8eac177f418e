import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { newAccount, newAdmin, sessionOf, signIn } from "./support/accounts";
import { bearing, ownOrigin } from "./support/api";
import { makeStale, row } from "./support/database";
import { firstAdminOn } from "./support/first-admin";
import { newAddress, type Person, type Protected } from "./support/people";
import { type Header, send } from "./support/send";
import { expect, expectSignedIn, signInOn, test, withAndWithoutScript } from "./support/story";

const LOG = "/admin/audit";
const WRONG = "seven green windmills over sand";
const WRONG_PASSWORD = "Sign-in with a wrong password";

const events = (page: Page) =>
  page.getByRole("region", { name: "Events" }).getByRole("list").getByRole("listitem");
const filters = (page: Page) => page.getByRole("group").filter({ hasText: "Clear filters" });
const chip = (page: Page, name: string) =>
  page.getByRole("main").getByRole("link", { name, exact: true });

const idOf = async ({ email }: Person): Promise<string> =>
  (await row<{ id: string }>(`select id from "user" where email = $1`, [email])).id;

/** Somebody who has failed to sign in once, and from where. */
async function whoFailed() {
  const person = await newAccount();
  const from = newAddress();
  await signIn({ ...person, password: WRONG }, { from });
  const failed = await row<{ request_id: string }>(
    `select e.request_id from audit_event e join "user" u on u.id = e.subject_id
      where u.email = $1 and e.type = 'sign_in.failed'`,
    [person.email],
  );
  return { person, from, requestId: failed.request_id };
}

async function show(page: Page, fields: Record<string, string>): Promise<void> {
  const summary = page.getByText("Filters", { exact: true });
  if (!(await page.getByRole("button", { name: "Show" }).isVisible())) await summary.click();
  for (const [label, value] of Object.entries(fields)) {
    await filters(page).getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: "Show" }).click();
}

async function openLog(page: Page, admin: Protected, query = ""): Promise<void> {
  await signInOn(page, admin, `/login?returnTo=${encodeURIComponent(LOG + query)}`);
  await expect(page.getByRole("heading", { level: 1, name: "Log" })).toBeVisible();
}

withAndWithoutScript(() => {
  test("an admin finds an event by each thing that is known of it", async ({ page }) => {
    const { person, from, requestId } = await whoFailed();
    const id = await idOf(person);
    await openLog(page, await newAdmin());

    await show(page, { "Whom it touches": person.email });
    const failed = events(page).filter({ hasText: WRONG_PASSWORD });
    await expect(failed).toContainText(person.email);
    await expect(failed).toContainText("By somebody not signed in");
    await expect(failed.getByText("Failed", { exact: true })).toBeVisible();
    await expect(page).toHaveURL(`${LOG}?subject=${encodeURIComponent(person.email)}`);
    await expect(failed.getByRole("link", { name: person.name })).toHaveAttribute(
      "href",
      `/admin/users/${id}`,
    );

    await chip(page, "Done").click();
    await expect(failed).toHaveCount(0);
    await expect(events(page).filter({ hasText: "Account created" })).toHaveCount(1);
    await chip(page, "Failed").click();
    await expect(failed).toHaveCount(1);
    await chip(page, "Last hour").click();
    await expect(failed).toHaveCount(1);
    expect(new URL(page.url()).searchParams.get("period")).toBe("hour");

    await filters(page)
      .getByLabel("Type", { exact: true })
      .selectOption({ label: "Device forgotten" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("Nothing found", { exact: true })).toBeVisible();
    await filters(page).getByLabel("Type", { exact: true }).selectOption("sign_in");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(failed).toHaveCount(1);

    for (const fields of [{ Address: from }, { "Request id": requestId }] as Record<
      string,
      string
    >[]) {
      await page.goto(LOG);
      await show(page, fields);
      await expect(failed).toHaveCount(1);
    }
    await page.goto(`${LOG}?subject=${id}&address=${from}/32&from=2026-01-01T00:00`);
    await expect(failed).toHaveCount(1);
    await page.goto(`${LOG}?subject=${id}&to=2026-01-01T00:00`);
    await expect(page.getByText("Nothing found", { exact: true })).toBeVisible();
  });

  test("an event opens with all that is known of it, and leads to what belongs to it", async ({
    page,
  }) => {
    const { person, from, requestId } = await whoFailed();
    await openLog(page, await newAdmin(), `?subject=${person.email}`);
    const failed = events(page).filter({ hasText: WRONG_PASSWORD });
    await expect(failed.getByText(requestId)).toBeHidden();
    await failed.getByText("Details").click();
    await expect(failed.getByText(requestId)).toBeVisible();
    await expect(failed.getByRole("definition").filter({ hasText: from })).toBeVisible();
    await failed.getByRole("link", { name: "All of this request" }).click();
    await expect(page).toHaveURL(`${LOG}?request=${requestId}`);
    await expect(failed).toHaveCount(1);
  });

  test("a bar leads to its stretch of time", async ({ page }) => {
    const { person } = await whoFailed();
    await row(
      `insert into audit_event (id, occurred_at, type, outcome, subject_id)
       select gen_random_uuid(), now() - interval '3 days', 'password.changed', 'SUCCESS', id
         from "user" where email = $1 returning id`,
      [person.email],
    );
    await openLog(page, await newAdmin(), `?subject=${person.email}`);
    await expect(events(page).filter({ hasText: WRONG_PASSWORD })).toHaveCount(1);
    const chart = page.getByRole("region", { name: "Over time" });
    await expect(chart).toContainText(/Not done 1/);
    await page.locator("svg a").filter({ hasText: "1 done, 0 not done" }).first().click();
    await expect(events(page)).toHaveCount(1);
    await expect(events(page)).toContainText("Password changed");
    const { searchParams } = new URL(page.url());
    expect([...searchParams.keys()]).toEqual(["subject", "from", "to"]);
    await chart.getByText("As a table").click();
    await expect(chart.getByRole("row")).toHaveCount(2);
  });

  test("what is not understood is said at its field, and nothing is shown for it", async ({
    page,
  }) => {
    await openLog(page, await newAdmin());
    await show(page, { "Who did it": "bob", Address: "10.0.0.0/99" });
    await expect(page.getByText("Some filters need a change")).toBeVisible();
    await expect(page.getByLabel("Who did it")).toHaveAccessibleDescription(
      /Write an id, or a whole email/,
    );
    await expect(page.getByLabel("Who did it")).toHaveValue("bob");
    await expect(page.getByRole("region", { name: "Events" })).toHaveCount(0);
    await page.goto(`${LOG}?subject=nobody-at-all@example.com`);
    await expect(page.getByText("No account has that email now")).toBeVisible();
  });

  test("what is found is downloaded, after a fresh proof, and that is in the log", async ({
    page,
  }) => {
    const { person } = await whoFailed();
    const admin = await newAdmin();
    await openLog(page, admin, `?subject=${person.email}`);
    await makeStale(admin.email);
    const csv = page.getByRole("button", { name: "Download CSV" });
    await csv.click();
    await expect(page).toHaveURL(/\/confirm\?/);
    await page.goto(`${LOG}?subject=${person.email}`);
    // As confirming would; that has a story of its own.
    await row(
      `update session set authenticated_at = now(), factor_proved_at = now()
        where user_id = (select id from "user" where email = $1) returning id`,
      [admin.email],
    );
    const [table] = await Promise.all([page.waitForEvent("download"), csv.click()]);
    expect(table.suggestedFilename()).toMatch(/^sallyport-log-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await table.path(), "utf8")).trimEnd().split("\r\n");
    expect(lines[0]).toContain("subjectEmail");
    expect(lines.filter((line) => line.includes("sign_in.failed"))).toHaveLength(1);
    for (const line of lines.slice(1)) expect(line).toContain(person.email);

    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download JSON Lines" }).click(),
    ]);
    const parsed = (await readFile(await file.path(), "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(parsed.map(({ type }) => type)).toContain("sign_in.failed");

    await page.goto(`${LOG}?actor=${admin.email}&type=log.exported`);
    await expect(events(page).filter({ hasText: "Log downloaded" })).toHaveCount(2);
  });

  test.describe("to everybody else", () => {
    test.use({ expectedComplaints: /status of 404/ });

    test("the page is not there", async ({ page }) => {
      await signInOn(page, await newAccount());
      await expectSignedIn(page);
      await expect(page.getByRole("link", { name: "Log", exact: true })).toHaveCount(0);
      const opened = await page.goto(LOG);
      expect(opened?.status()).toBe(404);
      await expect(
        page.getByRole("heading", { level: 1, name: "This page is not here" }),
      ).toBeVisible();
    });
  });
});

test("nothing of the log reaches others, as a document, as data or as a file", async () => {
  const { person } = await whoFailed();
  const cookie = await sessionOf(await newAccount());
  const asData: Header[] = [["RSC", "1"]];
  const asked = `subject=${encodeURIComponent(person.email)}`;
  for (const headers of [[], [bearing(cookie)], asData, [bearing(cookie), ...asData]]) {
    const answer = await send(`${LOG}?_rsc=1&${asked}`, { headers, from: newAddress() });
    expect(answer.text).not.toContain("sign_in.failed");
    expect(answer.text).not.toContain(WRONG_PASSWORD);
  }
  const file = (headers: Header[]) =>
    send(`${LOG}/export`, {
      method: "POST",
      body: `${asked}&format=csv`,
      headers: [["Content-Type", "application/x-www-form-urlencoded"], ...headers],
      from: newAddress(),
    });
  expect((await file([bearing(cookie), ownOrigin()])).status).toBe(404);
  expect((await file([ownOrigin()])).status).toBe(303);
  const admin = await sessionOf(await newAdmin());
  expect((await file([bearing(admin), ["Origin", "https://evil.test"]])).status).toBe(403);
  const given = await file([bearing(admin), ownOrigin()]);
  expect([given.status, given.headers["cache-control"]]).toEqual([200, "private, no-store"]);
  const odd = await send(`${LOG}/export`, {
    method: "POST",
    body: "format=exe&subject=%00",
    headers: [["Content-Type", "application/x-www-form-urlencoded"], bearing(admin), ownOrigin()],
    from: newAddress(),
  });
  expect([odd.status, odd.headers.location]).toEqual([303, expect.stringContaining(LOG)]);
});

test("whatever stands in the address, the page is there", async () => {
  const headers: Header[] = [bearing(await sessionOf(await newAdmin()))];
  const values = ["%00", "<script>alert(1)</script>", "%27%20OR%201=1", "9".repeat(5_000), "%ff"];
  const names = ["actor", "subject", "type", "outcome", "address", "request", "period", "from"];
  for (const value of values) {
    for (const name of [...names, "to", "cursor", "notice"]) {
      const answer = await send(`${LOG}?${name}=${value}`, { headers, from: newAddress() });
      expect([200, 400], `${name}=${value.slice(0, 20)}`).toContain(answer.status);
      expect(answer.text).not.toContain("<script>alert(1)");
    }
  }
});

test("a changed rule is shown as it was and as it is", async ({ page, emptyApp: app }) => {
  await firstAdminOn(page, app);
  const rule = { charactersMin: 14, history: 5, kindsMin: 0, expiryDays: null };
  await app.changePolicy("passwords", rule);
  await page.goto(`${app.url}${LOG}?type=policy.changed`);
  const changed = events(page).first();
  await expect(changed).toContainText("Rule for everyone changed");
  await changed.getByText("Details").click();
  const table = changed.getByRole("table", { name: "What changed" });
  await expect(table.getByRole("row", { name: /^charactersMin/ })).toHaveText(/12.*14/);
  await expect(changed.getByRole("definition").filter({ hasText: "a story" })).toBeVisible();
});
